'use strict';

// Elements of the page. Text is always put in as text: nothing that a search is named or says can become markup.

/** An element with attributes and children, which are elements or text; null children are left out. */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children.flat().filter(child => child !== null));
  return made;
}

/** A list of labels and values, those without a value left out. */
function facts(list) {
  return element('dl', { class: 'facts' },
    list.filter(fact => fact.value !== '').map(fact => element('div', null,
      element('dt', null, fact.label), element('dd', null, fact.value))));
}

/** A score, loss or other number with five decimals, and fewer from 1,000 on; very small and very large ones with an exponent. */
function number(value) {
  if (value === null || value === undefined) {
    return '–';
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.001 || size >= 1e9)) {
    return value.toExponential(3);
  }
  const wholeDigits = size < 1 ? 1 : Math.floor(Math.log10(size)) + 1;
  return value.toFixed(Math.max(0, 5 - Math.max(0, wholeDigits - 3)));
}

/** A number on an axis, in four digits: 0.9713, -2.4, 950, 35M; with an exponent from a billion on. */
function tick(value) {
  const size = Math.abs(value);
  const brief = shown => String(Number(shown.toPrecision(4)));
  if (size >= 1e9) {
    return value.toExponential(2);
  }
  return size >= 1e6 ? `${brief(value / 1e6)}M` : size >= 1e4 ? `${brief(value / 1e3)}k` : brief(value);
}

/** Seconds as 1:02:03 or 0:07; below ten with a tenth. */
function time(seconds) {
  if (seconds < 10) {
    return seconds.toFixed(1) + ' s';
  }
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] > 0 ? parts : parts.slice(1);
  return shown.map((part, i) => i === 0 ? part : String(part).padStart(2, '0')).join(':');
}

function count(value) {
  return value.toLocaleString('en');
}
