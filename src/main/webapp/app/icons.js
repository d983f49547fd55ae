const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  notice: 'M5 10v4h2.5l1 5h2l-1-5h1.5l7 3.5v-11L11 10zm13 0a2.5 2.5 0 0 1 0 4',
  message: 'M4 7a1.5 1.5 0 0 1 1.5-1.5h13A1.5 1.5 0 0 1 20 7v10a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17zm.5.5 7.5 6 7.5-6',
  alert: 'M12 4.5a5 5 0 0 1 5 5c0 3.6.8 5.2 2 6.5H5c1.2-1.3 2-2.9 2-6.5a5 5 0 0 1 5-5zM10 19a2.1 2.1 0 0 0 4 0',
  close: 'm6.5 6.5 11 11m0-11-11 11',
};

/** A drawing without words; what has no drawing of its own gets that of an alert. */
export function icon(name, size = 20) {
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = { viewBox: '0 0 24 24', width: size, height: size, 'aria-hidden': 'true' };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  svg.classList.add('drawn');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', Object.hasOwn(PATHS, name) ? PATHS[name] : PATHS.alert);
  svg.append(path);
  return svg;
}
