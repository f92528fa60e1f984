/** Engine.IO, protocol 3, and the text events of socket.io on it: what browsers and monitors of 2016 to 2019 speak. */
@NullMarked
package org.leasehold.faces.r2lab.engineio;

import org.jspecify.annotations.NullMarked;
