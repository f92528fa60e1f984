import './statistics/page.js';

document.body.append(document.createElement('lh-statistics-page'));
