const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/;
const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];
const SIZES = ['bytes', 'KiB', 'MiB', 'GiB'];

/**
 * What a setting's value means to a person, or an empty text when it says so itself.
 *
 * @param {string} name of the setting
 * @param {string} value
 */
export function inWords(name, value) {
  if (DURATION.test(value)) return duration(value);
  return name.endsWith('-bytes') ? size(Number(value)) : '';
}

/** @param {string} iso such as `PT720H` */
function duration(iso) {
  const [days, hours, minutes, seconds] = DURATION.exec(iso).slice(1).map((part) => Number(part ?? 0));
  let left = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  const parts = [];
  for (const [unit, length] of UNITS) {
    const whole = Math.floor(left / length);
    left -= whole * length;
    if (whole > 0) parts.push(`${whole} ${unit}${whole === 1 ? '' : 's'}`);
  }
  return parts.join(', ');
}

function size(bytes) {
  const step = SIZES.findLastIndex((unit, i) => bytes >= 1024 ** i);
  return step < 1 ? '' : `${Number((bytes / 1024 ** step).toFixed(1))} ${SIZES[step]}`;
}
