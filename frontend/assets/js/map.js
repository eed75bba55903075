// The street map: nothing of it is loaded before the visitor asks. What it shows stands on the page as a list, too.
const place = document.getElementById("street-map");
const data = JSON.parse(document.getElementById("map-data").textContent);

const loaded = (element) =>
  new Promise((done, failed) => {
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });

const popup = ({ links }) => {
  const list = document.createElement("ul");
  for (const { title, href, lang, dir } of links) {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href, textContent: title, lang, dir });
    item.append(link);
    list.append(item);
  }
  return list;
};

const draw = () => {
  const { L } = window;
  const { tiles } = data;
  const map = L.map(place, {
    zoomControl: false,
    minZoom: tiles ? tiles.min : 9,
    maxZoom: tiles ? tiles.max : 18,
    zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  map.attributionControl.setPrefix(false);
  L.control.zoom({ zoomInTitle: data.zoomIn, zoomOutTitle: data.zoomOut }).addTo(map);
  const areas = L.geoJSON(data.districts, { className: "map-area", interactive: false }).addTo(map);
  if (tiles) {
    L.tileLayer(tiles.url, { attribution: tiles.attribution, minZoom: tiles.min, maxZoom: tiles.max }).addTo(map);
  }
  const markers = data.places.map((one) => {
    const names = one.links.map((link) => link.title).join(", ");
    const icon = L.divIcon({ className: "map-pin", html: String(one.links.length), iconSize: [32, 32] });
    return L.marker([one.lat, one.lon], { icon, title: names, alt: names }).bindPopup(popup(one));
  });
  const all = L.featureGroup(markers).addTo(map);
  const bounds = markers.length > 0 ? all.getBounds() : areas.getBounds();
  if (bounds.isValid()) map.fitBounds(bounds.pad(0.1), { maxZoom: 15 });
  else map.setView([data.centre.lat, data.centre.lon], 12);
};

const box = document.getElementById("street-map-load");
box.hidden = false;
box.querySelector("button").addEventListener("click", async () => {
  try {
    await Promise.all([
      loaded(Object.assign(document.createElement("link"), { rel: "stylesheet", href: data.style })),
      loaded(Object.assign(document.createElement("script"), { src: data.script })),
    ]);
    place.hidden = false;
    box.hidden = true;
    draw();
    place.focus();
  } catch {
    box.querySelector("[role=status]").textContent = data.failed;
  }
});
