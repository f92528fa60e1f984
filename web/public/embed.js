// Fills in the address of this server and the name of its first facility; a page of yours would just say both.
const server = location.origin;
for (const place of document.querySelectorAll('[data-server]')) {
  place.textContent = server;
}
fetch('/api/v1/facilities')
  .then((response) => response.json())
  .then(({ items: [facility] }) => {
    document.querySelector('#without').hidden = Boolean(facility);
    for (const place of document.querySelectorAll('[data-facility]')) {
      place.textContent = facility?.name ?? 'lab';
    }
    for (const element of document.querySelectorAll('live-leases, live-map, live-table, lease-now')) {
      element.setAttribute('server', server);
      element.setAttribute('facility', facility?.name ?? '');
    }
  });
