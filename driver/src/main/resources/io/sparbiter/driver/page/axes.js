'use strict';

// The axes of charts: those of scores, and those of a search's parameters.

/** With fewer trials, points that are drawn beside their values would be noise. */
const MANY = 30;
/** Below it an error has no place on a logarithmic axis. */
const LEAST_ERROR = 1e-5;

function drawnScores(data) {
  return data.drawn.scored.map(i => data.trials.scores[i]);
}

/** The places of drawn trials, so that the better ones are drawn over the others. */
function worstFirst(data) {
  const scores = data.trials.scores;
  return [...data.drawn.scored].sort((i, j) => maximizes(data) ? scores[i] - scores[j] : scores[j] - scores[i]);
}

function maximizes(data) {
  return data.direction === 'maximize';
}

/**
 * The axis of something that epochs report: { axis, at: value => place, log }. The logarithm of a share that is maximized
 * tells good from very good no better than the share does: its distance from 1 is drawn, the best still on top. Where a
 * value is not positive the axis stays linear.
 */
function measureAxis(measure, colours, values, settings) {
  const share = measure.share && maximizes(measure);
  const log = colours.scale === 'log' && (share || values.every(value => value === null || value > 0));
  const errors = log && share;
  return {
    log,
    at: score => errors && score !== null ? Math.max(1 - score, LEAST_ERROR) : score,
    axis: axis(colours, '', Object.assign({
      type: log ? 'log' : 'value', scale: true, inverse: errors, name: errors ? `1 − ${measure.name}` : measure.name,
      nameLocation: errors ? 'start' : 'end', nameGap: 12,
      nameTextStyle: { color: colours.faint, align: 'left', padding: [0, 0, 0, -36] },
      axisLabel: { color: colours.faint, hideOverlap: true, formatter: tick },
    }, settings)),
  };
}

/**
 * The axis of scores in the chosen scale: { axis, at: score => place, isFar, edge }. What isFar lies near the bad end, and
 * at the edge behind it trials without a score are marked.
 */
function scoreAxis(data, colours) {
  const scores = drawnScores(data);
  const measure = { name: data.metric, direction: data.direction, share: data.share };
  const made = measureAxis(measure, colours, scores);
  const places = scores.map(made.at);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  const bad = maximizes(data) === made.axis.inverse ? 1 : -1;
  if (made.log) {
    return Object.assign(made, { isFar: () => false, edge: bad > 0 ? high * 1.2 : low / 1.2 });
  }
  const view = linearView(data, colours.scale, bad, bad < 0 ? [low, high] : [high, low]);
  return Object.assign(view, measureAxis(measure, colours, scores, {
    min: view.ends[0], max: view.ends[1],
    axisLabel: { color: colours.faint, hideOverlap: true, formatter: tick, showMinLabel: false, showMaxLabel: false },
  }), { at: view.at });
}

/** The part of a linear axis that is seen: { ends, at, isFar, edge }. */
function linearView(data, chosen, bad, [worst, best]) {
  const far = chosen === 'most' ? data.history.far : null;
  const limit = chosen === 'half' ? median(drawnScores(data)) : far === null ? worst : far;
  const length = Math.abs(best - limit) || Math.abs(best) / 100 || 1;
  const beyond = part => limit + bad * part * length;
  const isFar = score => far !== null && bad * (score - far) > 0;
  const isMarked = far !== null || data.drawn.without > 0;
  return {
    ends: [beyond(chosen === 'half' ? 0 : isMarked ? 0.14 : 0.05), best - bad * 0.05 * length].sort((a, b) => a - b),
    at: score => isFar(score) ? beyond(0.05) : score,
    isFar,
    edge: beyond(0.1),
  };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Where a trial's value stands on the axis of a parameter; beside it, if that is asked for, by up to half a step. */
function levelPlace(one, level, beside = 0) {
  return one.scale === 'even' ? level + beside : Number(one.values[level]);
}

/** ECharts' settings for the axis of a parameter. */
function levelAxis(one, colours) {
  const look = { splitLine: { show: false }, axisTick: { show: one.scale !== 'even' } };
  if (one.scale !== 'even') {
    return { ...look, type: one.scale === 'log' ? 'log' : 'value', scale: true,
      axisLabel: { color: colours.faint, hideOverlap: true, formatter: tick }, ...(one.scale === 'log' ? decades(one, colours) : {}) };
  }
  const few = one.values.length <= 12;
  return { ...look, type: 'value', min: few ? -0.5 : -1, max: one.values.length - (few ? 0.5 : 0), interval: few ? 0.5 : null,
    axisLabel: { color: colours.faint, hideOverlap: true, formatter: level => levelName(one, level) } };
}

/** A logarithmic axis has labels at powers of ten only: with two of them inside it need not reach to the next. */
function decades(one, colours) {
  const [low, high] = [Number(one.values[0]), Number(one.values[one.values.length - 1])];
  return Math.floor(Math.log10(high * 1.001)) > Math.ceil(Math.log10(low / 1.001)) ? { min: low / 1.3, max: high * 1.3,
    axisLabel: { color: colours.faint, hideOverlap: true, formatter: tick, showMinLabel: false, showMaxLabel: false } } : {};
}

function levelTitle(one) {
  return one.scale === 'log' ? `${one.name} (log)` : one.name;
}

function levelName(one, level) {
  const nearest = Math.round(level);
  return Math.abs(level - nearest) < 0.01 && one.values[nearest] !== undefined ? String(one.values[nearest]) : '';
}

/**
 * A deterministic place beside a value, so that points of one value are seen side by side: -0.5 to 0.5. Other steps than
 * the golden ratio make places that have nothing to do with its.
 */
function beside(data, i, step = 0.6180339887) {
  return data.drawn.scored.length < MANY ? 0 : (data.trials.ids[i] * step) % 1 - 0.5;
}
