'use strict';

// The page of a comparison: the best so far of each search, how far they have come, and the settings that differ.

/** What goes along the axis of a curve: its name, its numbers in a search, and how they are written. */
const MEASURES = [
  { name: 'trials', of: one => one.trials, text: count },
  { name: 'epochs', of: one => one.epochs, text: count },
  { name: 'time', of: one => one.seconds, text: time },
];

/** Scores before a search's tenth trial are far from what matters, and are let run out of the chart. */
const FIRST_TRIALS = 10;

function panel(title, ...contents) {
  return element('section', null, element('h2', null, title), contents);
}

function better(data, a, b) {
  return a !== null && (b === null || (data.maximize ? a > b : a < b));
}

/** The score at which the chart ends: the worst that a search held after its first trials. */
function worstOf(data) {
  return data.searches.reduce((worst, one) => {
    const at = one.trials.filter(trials => trials <= FIRST_TRIALS).length - 1;
    const score = one.scores[Math.max(0, at)];
    return score !== null && (worst === null || better(data, worst, score)) ? score : worst;
  }, null);
}

function curve(one, measure) {
  return measure.of(one).map((x, i) => [x, one.scores[i], one.ids[i]]).filter(point => point[1] !== null);
}

function bestSoFar(measure) {
  return (data, colours) => ({
    legend: { type: 'scroll', top: 0, textStyle: { color: colours.text } },
    tooltip: Object.assign(base(colours).tooltip, { trigger: 'item', formatter: hit =>
      lines(hit.seriesName, `${number(hit.value[1])} ${data.metric}, trial ${hit.value[2]}`, `after ${measure.text(hit.value[0])} ${measure.name === 'time' ? '' : measure.name}`) }),
    xAxis: axis(colours, measure.name, { type: 'value', min: 0, splitLine: { show: false },
      axisLabel: { color: colours.faint, hideOverlap: true, formatter: measure.name === 'time' ? time : tick } }),
    yAxis: axis(colours, '', { type: 'value', scale: true, [data.maximize ? 'min' : 'max']: worstOf(data),
      axisLabel: { color: colours.faint, formatter: tick } }),
    dataZoom: [{ type: 'inside', filterMode: 'none', zoomOnMouseWheel: 'ctrl' }],
    series: data.searches.map((one, i) => ({ name: one.name, type: 'line', step: 'end', clip: true, symbolSize: 5,
      lineStyle: { width: 2 }, itemStyle: { color: colours.series[i] }, data: curve(one, measure) })),
  });
}

function last(list) {
  return list[list.length - 1];
}

function standings(data) {
  const made = sortable('How far each search has come', [
    { head: 'search', of: one => one.name, words: true, kept: true },
    { head: data.metric, of: one => last(one.scores), text: number },
    { head: 'trials', of: one => last(one.trials), text: count },
    { head: 'epochs', of: one => last(one.epochs), text: count },
    { head: 'time', of: one => last(one.seconds), text: time },
  ]);
  made.update(data.searches);
  return made.element;
}

function settings(data) {
  if (!data.settings.length) {
    return element('p', null, 'Their settings are the same.');
  }
  const made = sortable('Settings that differ', ['setting', ...data.searches.map(one => one.name)].map((head, i) =>
    ({ head, of: row => row[i] === '' ? null : row[i], words: true, long: i > 0, kept: i === 0 })));
  made.update(data.settings);
  return made.element;
}

function startComparison() {
  const data = JSON.parse(document.getElementById('data').textContent);
  const curves = MEASURES.filter(measure => data.searches.some(one => last(measure.of(one)) > 0))
    .map(measure => [measure, chart(`The best so far by ${measure.name}`, 380, bestSoFar(measure), { opens: () => undefined })]);
  document.getElementById('page').append(
    element('header', null, element('h1', null, data.title)),
    panel('How far they have come', standings(data)),
    ...curves.map(([measure, drawing]) => panel(`Best by ${measure.name}`, drawing.element,
      element('p', { class: 'note' }, `What a search held before its tenth trial may lie outside. ${measure.name === 'time'
        ? 'Time is that in which trials ran. ' : ''}Drag to move, Ctrl and the wheel to zoom.`))),
    panel('Settings', settings(data)));
  curves.forEach(([, drawing]) => drawing.update(data));
}

startComparison();
