'use strict';

// The Pareto front of a search by several objectives.

/** What a trial has of a column that is weighed against scores, a duration in seconds; NaN if it has none. */
function weighedOf(data, i, name) {
  if (name === 'duration_ms') {
    return seconds(data, i);
  }
  const column = data.trials.facts[name] || data.trials.numbers[name] || [];
  return typeof column[i] === 'number' ? column[i] : NaN;
}

function weighedName(one) {
  return one.name === 'duration_ms' ? 'time of a trial' : one.name;
}

function exact(value) {
  return Number.isInteger(value) ? count(value) : number(value);
}

function weighedText(one) {
  return one.name === 'duration_ms' ? time : short;
}

function frontColumns(data) {
  const weighed = data.weighed.map(one => ({ head: weighedName(one), text: one.name === 'duration_ms' ? time : exact,
    of: row => weighedOf(latest, placeOf(latest, row.trial), one.name) }));
  return [...rankingColumns(data).slice(0, 3), ...weighed, ...axisColumns(data)];
}

/** Scores by what is weighed against them, the trials of the front in another colour. */
function frontBy(one) {
  return (data, colours) => {
    const of = i => weighedOf(data, i, one.name);
    const front = data.front.map(row => placeOf(data, row.trial));
    const others = data.drawn.scored.filter(i => Number.isFinite(of(i)) && !front.includes(i));
    const all = [...front, ...others].map(of);
    const scores = scoreAxis(data, colours);
    return all.length ? {
      legend: { top: 0, right: 0, textStyle: { color: colours.text } },
      tooltip: Object.assign(base(colours).tooltip, { trigger: 'item' }),
      xAxis: axis(colours, weighedName(one), { type: Math.min(...all) > 0 ? 'log' : 'value', scale: true,
        splitLine: { show: false }, axisLabel: { color: colours.faint, hideOverlap: true, formatter: weighedText(one) } }),
      yAxis: scores.axis,
      series: [
        points(data, others, of, scores, { name: 'dominated', itemStyle: { color: colours.faint, opacity: 0.5 } }),
        points(data, front, of, scores, { name: 'Pareto front', itemStyle: { color: colours.orange }, symbolSize: 9 }),
      ],
    } : null;
  };
}

/** Of two objectives the front is a line; of three, a chart for each shows it from one side. */
function frontPart(first) {
  const words = one => `${weighedName(one)} (${one.direction})`;
  return part('Pareto front', data => data.front.length > 0,
    grid(...first.weighed.map(one => chart(`Scores by ${weighedName(one)}, and which trials are on the front`, 340, frontBy(one)))),
    table('The trials that no other is better than by all objectives', frontColumns(first), data => data.front),
    note(data => `${count(data.front.length)} ${data.front.length === 1 ? 'trial is' : 'trials are'} on the front of `
      + [`${data.metric} (${data.direction})`, ...data.weighed.map(words)].join(', ')
      + ': no other trial is as good by all of these and better by one. Click a point: all about its trial.'));
}
