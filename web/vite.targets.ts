/** The first browsers that know light-dark(), which the design tokens are made of; it must not be compiled away. */
export const CSS_TARGET = ['chrome123', 'firefox120', 'safari17.5'];
