'use strict';

// One trial: its columns, and all that the page knows of it.

function statusOf(data, i) {
  return data.trials.statuses.words[data.trials.statuses.of[i]];
}

function seconds(data, i) {
  return data.trials.micros[i] / 1e6;
}

function wordOf(words, i) {
  return words.words[words.of[i]];
}

function levelOf(data, i, a) {
  const level = data.trials.levels[i][a];
  return level < 0 ? null : data.axes[a].values[level];
}

/** When the trial began, or with its length in microseconds, when it ended: ISO 8601 in UTC with every digit. */
function instant(data, i, micros = 0) {
  const all = data.trials.from + data.trials.starts[i] + micros;
  const rest = ((all % 1000) + 1000) % 1000;
  return new Date((all - rest) / 1000).toISOString().replace('Z', String(rest).padStart(3, '0') + 'Z');
}

/** The place of a trial among those of the page; undefined if it is not there. */
function placeOf(data, id) {
  const place = data.trials.ids.indexOf(id);
  return place < 0 ? undefined : place;
}

function axisFacts(data, i) {
  return data.axes.map((one, a) => ({ label: one.name, value: levelOf(data, i, a) === null ? '' : String(levelOf(data, i, a)) }));
}

function trialFacts(data, i) {
  const trials = data.trials;
  const failure = data.failures.last.find(one => one.trial === trials.ids[i]);
  const known = (label, value) => ({ label, value: value === null || value === undefined ? '' : String(value) });
  const long = micros => instant(data, i, micros).replace('T', ' ').replace(/\.\d+Z/, ' UTC');
  return [
    known(data.metric, trials.scores[i]),
    known('status', statusOf(data, i)),
    known('epochs', trials.bestEpochs[i] ? `${trials.epochs[i]}, the best is ${trials.bestEpochs[i]}` : trials.epochs[i]),
    known('why it ended', wordOf(trials.reasons, i)),
    known('error', failure && failure.error),
    known('time', time(seconds(data, i))),
    known('began', long(0)),
    known('ended', long(trials.micros[i])),
    known('host', wordOf(trials.hosts, i)),
    known('GPU', wordOf(trials.gpus, i)),
    ...Object.entries(trials.facts).map(([name, column]) => known(name, column[i])),
    ...Object.entries(trials.numbers).map(([name, column]) => known(name, column[i])),
  ];
}

/** The window of one trial, which the page has once. */
const trialWindow = (() => {
  let curve = null;
  const title = element('h2');
  const body = element('div');
  const close = element('button', { type: 'button', class: 'more close', onclick: () => made.close() }, 'Close');
  const drawing = chart('The epochs of this trial', 240,
    (data, colours) => curve && curve.epochs.length > 1 ? curves([curve], data.measures.find(one => one.name === data.metric), data, colours) : null,
    { opens: () => undefined });
  const made = element('dialog', { class: 'window', onclick: event => event.target === made && made.close(),
    onclose: () => { curve = null; } },
    close, title, body, drawing.element);
  return {
    element: made,
    show(data, i) {
      curve = data.curves.find(one => one.trial === data.trials.ids[i]);
      title.textContent = `Trial ${data.trials.ids[i]}`;
      body.replaceChildren(
        element('div', { class: 'values' }, facts(axisFacts(data, i))), element('hr'), facts(trialFacts(data, i)),
        element('p', { class: 'note' }, curve ? '' : 'Its epochs are not on this page: '
          + `show ${data.trials.ids[i]} --search ${data.search} prints them, if it has any.`));
      made.showModal();
      drawing.update(data);
    },
  };
})();

function openTrial(data, i) {
  trialWindow.show(data, i);
}
