/** Every element that any page can embed. */
export { connectionFor } from './server/connection.js';
