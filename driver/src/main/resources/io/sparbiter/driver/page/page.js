'use strict';

// The page: its parts in their order, each of which shows what it finds in the data, and shows newer data when there is some.

const EVERY = 2000;

/** The data that the page shows. */
let latest = null;

/** A part of the page under a title: { element, update }. Parts without anything to show are not there. */
function part(title, isThere, ...contents) {
  const made = element('section', null, element('h2', null, title),
    contents.map(content => content.element || content));
  return {
    element: made,
    update(data) {
      made.hidden = !isThere(data);
      if (!made.hidden) {
        contents.forEach(content => content.update && content.update(data));
      }
    },
  };
}

/** What depends on the data as a whole, made anew each time. */
function dynamic(tag, make) {
  const box = element(tag);
  return { element: box, update: data => box.replaceChildren(...[make(data)].flat().filter(one => one !== null)) };
}

function note(of) {
  const made = dynamic('p', of);
  made.element.className = 'note';
  let data = null;
  const all = { element: made.element,
    update(newer) { data = newer; made.update(newer); },
    redraw() { if (data) { made.update(data); } } };
  charts.push(all);
  return all;
}

function grid(...contents) {
  return {
    element: element('div', { class: 'grid' }, contents.map(content => content.element)),
    update: data => contents.forEach(content => content.update(data)),
  };
}

/** A table that takes its rows from the data. */
function table(caption, columns, rows) {
  const made = sortable(caption, columns);
  return { element: made.element, update: data => made.update(rows(data)) };
}

/** Opens the trial of a table's row. */
function opensRow(row) {
  const place = placeOf(latest, row.trial);
  if (place !== undefined) {
    openTrial(latest, place);
  }
}

function rankingColumns(data) {
  return [
    { head: 'rank', of: row => row.rank, kept: true },
    { head: 'trial', of: row => row.trial, kept: true, opens: opensRow },
    { head: data.metric, of: row => row.score, text: number, kept: true },
    ...axisColumns(data),
    { head: 'status', of: row => row.status, words: true },
    { head: 'best epoch', of: row => row.bestEpoch, text: (epoch, row) => `${epoch} of ${row.epochs}` },
    { head: 'time', of: row => row.seconds, text: time },
    { head: 'why it ended', of: row => row.reason, words: true, long: true },
  ];
}

const FAILURE_COLUMNS = [
  { head: 'trial', of: row => row.trial, kept: true, opens: opensRow },
  { head: 'kind', of: row => row.kind, words: true },
  { head: 'parameters', of: row => row.params, words: true, long: true },
  { head: 'host', of: row => row.host, words: true },
  { head: 'time', of: row => row.seconds, text: time },
  { head: 'error', of: row => row.error, words: true, long: true },
];

function runningColumns(data) {
  return [
    { head: 'trial', of: row => row.trial, kept: true },
    { head: 'epochs', of: row => row.epochs },
    { head: 'of', of: row => row.of },
    { head: data.metric, of: row => row.score, text: number },
    ...axisColumns(data),
  ];
}

/** Those of the axes that have more than one value. */
function axisColumns(data) {
  return data.axes.map((one, a) => ({ head: one.name, of: row => row.params[a], words: one.words }))
    .filter((column, a) => data.axes[a].values.length !== 1);
}

function bestTrial(data) {
  const best = data.best[0];
  return best ? [
    element('p', { class: 'best' }, element('strong', null, number(best.score)),
      ` ${data.metric}, by trial ${best.trial}${best.epochs > 1 ? ` in epoch ${best.bestEpoch}` : ''}`),
    element('div', { class: 'values' },
      facts(data.axes.map((one, a) => ({ label: one.name, value: best.params[a] === null ? '' : String(best.params[a]) })))),
  ] : [element('p', null, 'No trial has a score yet.')];
}

function scaleSwitch() {
  const choose = (value, name) => element('label', null,
    element('input', { type: 'radio', name: 'scale', value, checked: value === scale,
      onchange: () => { scale = value; redrawAll(); } }),
    ` ${name}`);
  return element('fieldset', { class: 'switch' }, element('legend', null, 'Scores on this page'),
    choose('most', 'where most are'), choose('linear', 'all'), choose('log', 'logarithmic'), choose('half', 'the better half'));
}

/** A choice among names, which may become more: { element, update }. */
function choice(label, names, chosen, onchange) {
  const list = element('select', { onchange: () => onchange(list.value) });
  let known = [];
  return {
    element: element('label', { class: 'switch' }, `${label} `, list),
    update(data) {
      const all = names(data);
      if (all.join('\n') !== known.join('\n')) {
        known = all;
        list.replaceChildren(...all.map(name => element('option', { value: name }, name)));
      }
      list.value = chosen(data);
    },
  };
}

const BEST_TEN = 'the best ten';

function curvesPart(first) {
  let measure = first.metric;
  let which = 'all';
  const some = data => data.curves.filter(curve => which === 'all' || curve.rank > 0).reverse();
  const drawing = chart('Learning curves of trials', 340,
    (data, colours) => curves(some(data), data.measures.find(one => one.name === measure), data, colours),
    { opens: (hit, data) => placeOf(data, some(data)[hit.seriesIndex].trial) });
  return part('Learning curves', data => data.curves.some(curve => curve.epochs.length > 1),
    choice('Show', data => data.measures.map(one => one.name), () => measure, name => { measure = name; drawing.redraw(); }),
    choice('of', () => ['all', BEST_TEN], () => which, name => { which = name; drawing.redraw(); }),
    drawing,
    note(data => curvesNote(data) + 'Click a line: all about its trial.'));
}

function pairPart() {
  const chosen = {};
  const drawing = chart('Trials by two columns', 420, pair(chosen));
  const names = data => columns(data).map(one => one.name);
  const pick = (label, axis, place) => choice(label, names,
    data => chosen[axis] = names(data).includes(chosen[axis]) ? chosen[axis] : names(data)[Math.min(place, names(data).length - 1)],
    name => { chosen[axis] = name; drawing.redraw(); });
  return part('Two against each other', data => data.drawn.of > 0, pick('Across', 'x', 0), pick('Up', 'y', 1), drawing,
    note(data => drawnNote(data) + 'The better the trial, the stronger its colour. Click a point: all about its trial.'));
}

function parts(first, model) {
  const any = data => data.drawn.of > 0;
  const words = first.axes.map((one, a) => a).filter(a => first.axes[a].words);
  return [
    part('Best trial', any, dynamic('div', bestTrial)),
    part('Summary', () => true, dynamic('div', data => facts(data.summary))),
    part('Running now', data => data.running.length > 0, table('Trials in flight', runningColumns(first), data => data.running)),
    part('History', any, scaleSwitch(),
      chart('The score of each trial, and the best score so far', 380, history),
      note(data => scaleWords(data) + unscoredNote(data) + (data.history.bands.length
        ? drawnNote(data) + 'The bands hold all trials: the middle half, and from the 5 % to the 95 % quantile; the grey line is the median. '
        : '') + 'Click a point: all about its trial. Drag to move, Ctrl and the wheel to zoom.')),
    ...(first.weighed.length ? [frontPart(first)] : []),
    part('Best trials', any, table('The best, up to 200', rankingColumns(first), data => data.best),
      note(data => `${firstOf(data.best)} ${data.bestShare} ${data.recommendation}${fixedNote(data)}`),
      downloads(), note(savedNote)),
    part('Worst trials', any, table('The worst with a score, up to 200', rankingColumns(first), data => data.worst),
      note(data => `${firstOf(data.worst)} ${data.worstShare}`)),
    part('Parameter importance', () => true,
      chart('The share of each axis in what explains the scores', data => 24 + 30 * (importances(data).length || 1), importance),
      note(data => data.importance.words)),
    part('Parallel coordinates', any,
      chart('A line for each trial through its values on all axes and its score', first.axes.length * 26 + 320, parallel,
        { opens: (hit, data) => worstFirst(data)[hit.dataIndex] }),
      note(data => drawnNote(data) + 'Drag along an axis to keep the lines through it; click it to keep all again. The better the trial, the stronger its colour. Click a line: all about its trial.')),
    part('Scores by axis', any,
      grid(...first.axes.map((one, a) => chart(`Scores by ${one.name}`, 250, slice(a)))),
      note(data => drawnNote(data) + 'Bars are medians, the lines through them reach from quartile to quartile, over all trials with a score, where there are five or more.')),
    pairPart(),
    part(`Scores by ${words.map(a => first.axes[a].name).join(' and ')}`, data => any(data) && words.some(a => data.axes[a].varies),
      grid(...words.map(a => chart(`Scores by ${first.axes[a].name} as box plots`, 320, boxes(a)))),
      note(() => 'Boxes reach from quartile to quartile, with the median; whiskers from 5 % to 95 %; in brackets the number of trials, of which fewer than five are points.')),
    curvesPart(first),
    part('Who ran when', data => data.slots.length > 0,
      chart('Which trial ran when and in which slot', timelineHeight, timeline, { renderer: 'canvas', opens: hit => hit.value[3] }),
      note(data => `${heldNote(data)}Slots are told by hosts and times. Click a trial: all about it. Drag to move, Ctrl and the wheel to zoom.`)),
    part('Time', data => data.slots.length > 0,
      grid(
        chart('How long trials took', 280, durations),
        chart('Scores by the time of the trial', 280, scoreBy('time of a trial', seconds, time)),
        ...Object.keys(first.trials.facts).map(name =>
          chart(`Scores by ${name}`, 280, scoreBy(name, (data, i) => (data.trials.facts[name] || [])[i], short)))),
      note(data => `Half of the trials that began took at most ${time(data.durations.seconds.median)}, one in twenty more than ${time(data.durations.seconds.q95)}.`)),
    part('Failures', () => true,
      chart('Failures by kind', 140, failures),
      note(data => Object.keys(data.failures.kinds).length ? 'The last hundred at most:' : 'No trial failed or diverged.'),
      hiddenIfEmpty(table('Failed and diverged trials', FAILURE_COLUMNS, data => data.failures.last), data => data.failures.last)),
    ...(model ? [modelPart(model)] : []),
    part('Provenance', () => true, dynamic('div', data => facts(data.provenance)),
      dynamic('div', data => data.configuration ? element('details', null,
        element('summary', null, 'The whole configuration'), element('pre', null, data.configuration)) : null)),
  ];
}

function hiddenIfEmpty(content, rows) {
  return {
    element: content.element,
    update(data) {
      content.element.hidden = !rows(data).length;
      content.update(data);
    },
  };
}

/** Asks for newer data until the search has ended, which its server does not outlive. */
async function follow(address, update, state) {
  let last = '';
  for (;;) {
    await new Promise(wake => setTimeout(wake, EVERY));
    const text = await ask(address);
    state.textContent = text === null
      ? 'The search does not answer: it has ended, or this page is cut off. This is what it said last.'
      : 'live';
    if (text !== null && text !== last) {
      last = text;
      update(JSON.parse(text));
    }
  }
}

/** What the server says, null if it says nothing. */
async function ask(address) {
  try {
    const answer = await fetch(address, { cache: 'no-store' });
    return answer.ok ? await answer.text() : null;
  } catch (fault) {
    return null;
  }
}

function start() {
  const source = document.getElementById('data');
  const first = JSON.parse(source.textContent);
  const live = source.dataset.live;
  const state = element('span', { role: 'status', class: 'state' }, live ? 'live' : '');
  const all = parts(first, JSON.parse(document.getElementById('model').textContent));
  const taken = dynamic('span', data => data.takenAt);
  document.getElementById('page').append(
    element('header', null, element('h1', null, `Search ${first.search}`),
      element('p', null, taken.element, ' ', state)),
    ...all.map(one => one.element), trialWindow.element);
  const update = data => {
    latest = data;
    [taken, ...all].forEach(one => one.update(data));
  };
  update(first);
  if (live) {
    follow(live, update, state);
  }
}

start();
