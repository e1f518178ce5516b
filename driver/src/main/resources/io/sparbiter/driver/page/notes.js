'use strict';

// Sentences below the charts, of what they show and what they leave out.

/** What is drawn of all that there is. */
function drawnNote(data) {
  const drawn = data.drawn.scored.length;
  return drawn < data.drawn.of
    ? `Points and lines are ${count(drawn)} of ${count(data.drawn.of)} trials with a score: the best 200, and others evenly from first to last. `
    : '';
}

/** The axes that have no column, in a sentence. */
function fixedNote(data) {
  const fixed = data.axes.filter(one => one.values.length === 1).map(one => `${one.name} ${one.values[0]}`);
  return fixed.length ? ` In all trials: ${fixed.join(', ')}.` : '';
}

/** How trials without a score are marked. */
function unscoredNote(data) {
  const { without, unscored } = data.drawn;
  return without === 0 ? '' : `Crosses at the edge are trials without a score${
    unscored.length < without ? `, ${count(unscored.length)} of ${count(without)}` : `: ${count(without)}`}. `;
}

/** Whether the page has all trials. */
function heldNote(data) {
  return data.trials.ids.length < data.trials.of
    ? `${count(data.trials.ids.length)} of ${count(data.trials.of)} trials are on this page one by one: where others ran there are gaps. ` : '';
}

/** What is saved. */
function savedNote(data) {
  return data.trials.ids.length < data.trials.of
    ? `Saves the ${count(data.trials.ids.length)} trials that this page has one by one; all ${count(data.trials.of)}: sql "SELECT * FROM trials" --search ${data.search} --format csv.`
    : `Saves ${data.trials.of === 1 ? 'the trial' : `all ${count(data.trials.of)} trials`} with all digits, without their epochs.`;
}

function firstOf(rows) {
  return `The first ${Math.min(SHORT, rows.length)}:`;
}

/** What the chosen scale does to some trials, in a sentence or two. */
function scaleWords(data) {
  const scores = drawnScores(data);
  const share = data.share && maximizes(data);
  if (scale === 'most' && data.history.far !== null) {
    return `Triangles near the edge: ${data.metric} ${maximizes(data) ? 'below' : 'above'} ${tick(data.history.far)}, `
      + `${count(data.history.beyond)} of ${count(data.drawn.of)} trials; “all” shows them in place. `;
  }
  if (scale === 'log' && share && scores.some(score => 1 - score < LEAST_ERROR)) {
    return 'A logarithmic axis has no 0: where 1 − ' + data.metric + ` is below ${LEAST_ERROR.toFixed(5)}, it is drawn as that. `;
  }
  if (scale === 'log' && !share && scores.some(score => score <= 0)) {
    return 'Scores of 0 and less have no logarithm: the axis stays linear. ';
  }
  return scale === 'half' ? 'The worse half is left out. ' : '';
}

/** Whose learning curves are drawn, and how much of them. */
function curvesNote(data) {
  return ownersOfCurves(data) + (scale === 'most' ? 'Lines that leave the chart are far from the best ones; the scale “all” shows them whole. ' : '');
}

function ownersOfCurves(data) {
  const drawn = data.curves.length;
  const others = data.curves.some(curve => curve.rank === 0);
  return drawn === data.curved
    ? 'All trials that have epochs, those that were pruned or failed, too. '
    : `Of ${count(data.curved)} trials with epochs ${others ? `${count(drawn)}: the best ten, and others evenly from first to last. ` : 'the best ten. '}`;
}
