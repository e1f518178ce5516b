'use strict';

// Tables that sort by their columns' heads, by mouse and by keyboard.

const SHORT = 10;

/**
 * A table in a box that scrolls sideways: { element, update }, of which update takes other rows and keeps the order.
 *
 * columns: [{ head, of: row => value to sort by, text: (value, row) => what is shown, words: whether it is words,
 *   long: whether it is text of any length, kept: whether it stays in sight where the table scrolls,
 *   opens: (row) => what a click on it does }]
 */
function sortable(caption, columns) {
  const state = { column: -1, ascending: true, all: false, rows: [] };
  const body = element('tbody');
  const heads = columns.map((column, i) => element('th', { scope: 'col', class: classes(column), style: keptAt(column, i) },
    element('button', { type: 'button', onclick: () => sortBy(i) }, breakable(column.head))));
  const more = element('button', { type: 'button', class: 'more', onclick: () => showAll() });

  function sortBy(i) {
    state.ascending = state.column === i ? !state.ascending : true;
    state.column = i;
    heads.forEach((head, j) => j === i
      ? head.setAttribute('aria-sort', state.ascending ? 'ascending' : 'descending')
      : head.removeAttribute('aria-sort'));
    fill();
  }

  function showAll() {
    state.all = true;
    fill();
    box.focus();
  }

  function sorted() {
    const column = columns[state.column];
    return column ? [...state.rows].sort((a, b) => compare(column.of(a), column.of(b), state.ascending)) : state.rows;
  }

  function fill() {
    const shown = state.all ? sorted() : sorted().slice(0, SHORT);
    body.replaceChildren(...shown.map(row => element('tr', null, columns.map((column, i) => cell(column, row, i)))));
    more.textContent = `Show all ${count(state.rows.length)}`;
    more.hidden = state.all || state.rows.length <= SHORT;
  }

  const hint = element('p', { class: 'hint' }, `Scroll sideways for all ${columns.length} columns →`);
  const sheet = element('table', null,
    element('caption', null, caption),
    element('thead', null, element('tr', null, heads)),
    body);
  const box = element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption, onscroll: showEnds }, sheet);
  new ResizeObserver(layOut).observe(box);
  new ResizeObserver(layOut).observe(sheet);

  /** Each kept column stays beside those before it. */
  function layOut() {
    let left = 0;
    columns.forEach((column, i) => {
      if (column.kept) {
        sheet.style.setProperty(`--left-${i}`, `${left}px`);
        left += heads[i].offsetWidth;
      }
    });
    showEnds();
  }

  function showEnds() {
    const hidden = box.scrollWidth - box.clientWidth;
    hint.hidden = hidden < 2;
    box.classList.toggle('before', box.scrollLeft > 1);
    box.classList.toggle('after', box.scrollLeft < hidden - 1);
  }

  return {
    element: element('div', { class: 'table' }, hint, box, more),
    update(rows) {
      state.rows = rows;
      fill();
    },
  };
}

/** A name that may be broken behind its last underscore. */
function breakable(name) {
  const end = name.lastIndexOf('_') + 1;
  return end > 0 ? [name.slice(0, end), element('wbr'), name.slice(end)] : [name];
}

function cell(column, row, i) {
  const value = column.of(row);
  const text = value === null ? '–' : column.text ? column.text(value, row) : String(value);
  return element(i === 0 ? 'th' : 'td', { scope: i === 0 ? 'row' : null, class: classes(column), style: keptAt(column, i) },
    column.opens ? element('button', { type: 'button', class: 'link', onclick: () => column.opens(row) }, text) : text);
}

function classes(column) {
  return [column.long ? 'long' : column.words ? 'words' : '', column.kept ? 'kept' : ''].filter(name => name).join(' ') || null;
}

function keptAt(column, i) {
  return column.kept ? `left: var(--left-${i}, 0)` : null;
}

/** Numbers by size, words by the alphabet; nothing comes last in both orders. */
function compare(a, b, ascending) {
  if (a === null || b === null) {
    return (a === null) - (b === null);
  }
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');
  return ascending ? order : -order;
}
