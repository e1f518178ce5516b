'use strict';

// The page: its parts in their order, each of which shows what it finds in the data, and shows newer data when there is some.

const EVERY = 2000;

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
  return made;
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

function rankingColumns(data) {
  return [
    { head: 'rank', of: row => row.rank },
    { head: 'trial', of: row => row.trial },
    { head: data.metric, of: row => row.score, text: number },
    ...axisColumns(data),
    { head: 'status', of: row => row.status, words: true },
    { head: 'best epoch', of: row => row.bestEpoch, text: (epoch, row) => `${epoch} of ${row.epochs}` },
    { head: 'time', of: row => row.seconds, text: time },
    { head: 'why it ended', of: row => row.reason, words: true, long: true },
  ];
}

const FAILURE_COLUMNS = [
  { head: 'trial', of: row => row.trial },
  { head: 'kind', of: row => row.kind, words: true },
  { head: 'parameters', of: row => row.params, words: true, long: true },
  { head: 'host', of: row => row.host, words: true },
  { head: 'time', of: row => row.seconds, text: time },
  { head: 'error', of: row => row.error, words: true, long: true },
];

function runningColumns(data) {
  return [
    { head: 'trial', of: row => row.trial },
    { head: 'epochs', of: row => row.epochs },
    { head: 'of', of: row => row.of },
    { head: data.metric, of: row => row.score, text: number },
    ...axisColumns(data),
  ];
}

function axisColumns(data) {
  return data.axes.map((one, a) => ({ head: one.name, of: row => row.params[a], words: one.words }));
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

/** What is drawn of all that there is. */
function drawnNote(data) {
  const drawn = data.drawn.trials.length;
  return drawn < data.drawn.of
    ? `Points and lines are ${count(drawn)} of ${count(data.drawn.of)} trials with a score: the best 200, and others evenly from first to last. `
    : '';
}

function firstOf(rows) {
  return `The first ${Math.min(SHORT, rows.length)}:`;
}

function scaleSwitch() {
  const choose = (value, name) => element('label', null,
    element('input', { type: 'radio', name: 'scale', value, checked: value === scale,
      onchange: () => { scale = value; redrawAll(); } }),
    ` ${name}`);
  return element('fieldset', { class: 'switch' }, element('legend', null, 'Scores on this page'),
    choose('linear', 'linear'), choose('log', 'logarithmic'), choose('half', 'the better half'));
}

function measureChoice(measures, onchange) {
  return element('label', { class: 'switch' }, 'Show ', element('select', { onchange },
    measures.map(measure => element('option', { value: measure.name }, measure.name))));
}

function curvesPart(first) {
  let chosen = first.metric;
  const drawing = chart('Learning curves of the best ten trials', 340, curves(() => first.measures.find(measure => measure.name === chosen)));
  const choice = measureChoice(first.measures, event => { chosen = event.target.value; drawing.redraw(); });
  choice.querySelector('select').value = chosen;
  return part('Learning curves of the best ten', data => data.curves.some(curve => curve.epochs.length > 1), choice, drawing);
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
      note(data => data.history.bands.length
        ? drawnNote(data) + 'The bands hold all trials: the middle half, and from the 5 % to the 95 % quantile; the dark line is the median.'
        : 'Each point is a trial with a score. Drag to move, Ctrl and the wheel to zoom.')),
    part('Best trials', any, table('The best, up to 200', rankingColumns(first), data => data.best),
      note(data => `${firstOf(data.best)} ${data.bestShare} ${data.recommendation}`)),
    part('Worst trials', any, table('The worst with a score, up to 200', rankingColumns(first), data => data.worst),
      note(data => `${firstOf(data.worst)} ${data.worstShare}`)),
    part('Parameter importance', () => true,
      chart('The share of each axis in what explains the scores', 24 + 30 * (first.importance.axes.length || 1), importance),
      note(data => data.importance.words)),
    part('Parallel coordinates', any,
      chart('A line for each trial through its values on all axes and its score', first.axes.length * 26 + 320, parallel),
      note(data => drawnNote(data) + 'Drag along an axis to keep the lines through it; click it to keep all again. The better the trial, the stronger its colour.')),
    part('Scores by axis', any,
      grid(...first.axes.map((one, a) => chart(`Scores by ${one.name}`, 250, slice(a)))),
      note(data => drawnNote(data) + 'Bars are medians, the lines through them reach from quartile to quartile, over all trials with a score.')),
    part(`Scores by ${words.map(a => first.axes[a].name).join(' and ')}`, data => any(data) && words.length > 0,
      grid(...words.map(a => chart(`Scores by ${first.axes[a].name} as box plots`, 320, boxes(a)))),
      note(() => 'Boxes reach from quartile to quartile, with the median; whiskers from 5 % to 95 %; in brackets the number of trials.')),
    curvesPart(first),
    part('Time', data => data.durations.bins.length > 0,
      grid(
        chart('How long trials took', 280, durations),
        chart('Scores by the time of the trial', 280, scoreBy('time of a trial', (drawn, i) => drawn.seconds[i], time)),
        ...Object.keys(first.drawn.facts).map(name =>
          chart(`Scores by ${name}`, 280, scoreBy(name, (drawn, i) => (drawn.facts[name] || [])[i], short)))),
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

/** The model that was trained after the search, and its pictures. */
function modelPart(model) {
  const figures = model.pictures.map(picture => element('figure', null,
    element('img', { src: `data:image/png;base64,${picture.png}`, alt: picture.caption, width: picture.width, height: picture.height }),
    element('figcaption', null, picture.caption)));
  return part('The trained model', () => true, facts(model.facts), element('div', { class: 'pictures' }, figures),
    model.leftOut.length
      ? element('p', { class: 'note' }, `Too large for this page: ${model.leftOut.join(', ')}.`) : '');
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

function short(value) {
  return value >= 1e6 ? `${Number((value / 1e6).toPrecision(2))}M` : value >= 1e3 ? `${Number((value / 1e3).toPrecision(2))}k` : String(value);
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
    ...all.map(one => one.element));
  const update = data => [taken, ...all].forEach(one => one.update(data));
  update(first);
  if (live) {
    follow(live, update, state);
  }
}

start();
