/**
 * Every element that any page can embed, in one script:
 *
 *     <script src="https://leases.example.org/leasehold-elements.js"></script>
 *     <live-map server="https://leases.example.org" facility="lab"></live-map>
 */
import './map/live-map.js';
import './now/lease-now.js';
import './table/live-table.js';
import './timeline/live-leases.js';

export { connectionFor } from './server/connection.js';
