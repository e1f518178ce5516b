'use strict';

// What the charts of scores draw: functions of the page's data and of how charts look.

const STATUSES = { completed: 'blue', pruned: 'orange', stopped: 'green' };

function statusColour(status, colours) {
  return colours[STATUSES[status] || 'red'];
}

/** A trial in a tooltip, with its values on the axes. */
function trialLines(data, i) {
  return lines(
    `Trial ${data.trials.ids[i]}: ${number(data.trials.scores[i])} (${statusOf(data, i)}, ${time(seconds(data, i))})`,
    ...data.axes.map((one, a) => levelOf(data, i, a) === null ? null : `${one.name} ${levelOf(data, i, a)}`),
    'Click: all about it');
}

/** Points of trials; each carries the trial's place. What is far from all others points to the edge it lies beyond. */
function points(data, places, x, scores, settings) {
  const far = { symbol: 'triangle', symbolRotate: maximizes(data) ? 180 : 0, symbolSize: 8 };
  return Object.assign({
    type: 'scatter',
    symbolSize: data.drawn.scored.length > 300 ? 4 : 7,
    data: places.map(i => {
      const value = [x(i), scores.at(data.trials.scores[i]), i];
      return scores.isFar(data.trials.scores[i]) ? { value, ...far } : value;
    }),
    tooltip: { formatter: hit => trialLines(data, hit.value[2]) },
  }, settings);
}

/** Crosses at the edge for trials without a score. */
function crosses(data, x, scores, colours) {
  return {
    name: 'no score', type: 'scatter', symbol: CROSS, symbolSize: 8, itemStyle: { color: colours.red },
    data: data.drawn.unscored.map(i => [x(i), scores.edge, i]),
    tooltip: { formatter: hit => trialLines(data, hit.value[2]) },
  };
}

const CROSS = 'path://M0,1 L1,0 L5,4 L9,0 L10,1 L6,5 L10,9 L9,10 L5,6 L1,10 L0,9 L4,5 Z';

function history(data, colours) {
  if (!data.drawn.of) {
    return null;
  }
  const scores = scoreAxis(data, colours);
  const id = i => data.trials.ids[i];
  const byStatus = Object.keys(STATUSES)
    .map(status => [status, data.drawn.scored.filter(i => statusOf(data, i) === status)])
    .filter(([, all]) => all.length);
  const best = data.history.improvements.map(one => [one.trial, scores.at(one.score)]);
  best.push([data.history.last, best[best.length - 1][1]]);
  return {
    legend: { top: 0, right: 0, textStyle: { color: colours.text } },
    tooltip: Object.assign(base(colours).tooltip, { trigger: 'item' }),
    xAxis: axis(colours, 'trial', { type: 'value', min: 0, max: data.history.last + 1, minInterval: 1,
      splitLine: { show: false } }),
    yAxis: scores.axis,
    dataZoom: [{ type: 'inside', filterMode: 'none', zoomOnMouseWheel: 'ctrl' }],
    series: [
      ...bands(data, colours, scores),
      ...byStatus.map(([status, all]) => points(data, all, id, scores,
        { name: status, itemStyle: { color: statusColour(status, colours), opacity: 0.7 } })),
      ...(data.drawn.unscored.length ? [crosses(data, id, scores, colours)] : []),
      { name: 'best so far', type: 'line', step: 'end', data: best, symbol: 'none',
        lineStyle: { color: colours.text, width: 1.5 }, itemStyle: { color: colours.text }, silent: true, z: 1 },
    ],
  };
}

/** Groups of trials: from the 5 % to the 95 % quantile, the middle half darker, and the median. */
function bands(data, colours, scores) {
  const all = data.history.bands;
  if (!all.length) {
    return [];
  }
  const rectangle = (low, high, opacity) => ({
    type: 'custom',
    silent: true,
    clip: true,
    data: all.map(band => [band.from, band.to, scores.at(band.spread[low]), scores.at(band.spread[high])]),
    encode: { x: [0, 1], y: [2, 3] },
    renderItem: (params, api) => {
      const one = api.coord([api.value(0), api.value(2)]);
      const other = api.coord([api.value(1), api.value(3)]);
      return { type: 'rect', style: { fill: colours.blue, opacity },
        shape: { x: one[0], width: other[0] - one[0] + 0.5,
          y: Math.min(one[1], other[1]), height: Math.abs(one[1] - other[1]) } };
    },
  });
  return [
    rectangle('q05', 'q95', 0.15),
    rectangle('q25', 'q75', 0.3),
    { name: 'median', type: 'line', symbol: 'none', silent: true, lineStyle: { color: colours.faint, width: 1.5 },
      itemStyle: { color: colours.faint },
      data: all.map(band => [(band.from + band.to) / 2, scores.at(band.spread.median)]) },
  ];
}

/** Scores by the values of an axis: the drawn trials as points, and of all trials the quartiles. */
function slice(a) {
  return (data, colours) => {
    const one = data.axes[a];
    if (!data.drawn.of || !one || !one.varies) {
      return null;
    }
    const scores = scoreAxis(data, colours);
    const on = data.drawn.scored.filter(i => data.trials.levels[i][a] >= 0);
    return {
      grid: { left: 8, right: 12, top: 30, bottom: 34, containLabel: true },
      tooltip: Object.assign(base(colours).tooltip, { trigger: 'item' }),
      xAxis: axis(colours, levelTitle(one), levelAxis(one, colours)),
      yAxis: scores.axis,
      series: [
        points(data, on, i => levelPlace(one, data.trials.levels[i][a], 0.6 * beside(data, i)), scores,
          { itemStyle: { color: colours.blue, opacity: 0.45 } }),
        { type: 'custom', z: 3, silent: true, clip: true, encode: { x: 0, y: [1, 2, 3] },
          data: data.spreads[a].levels.flatMap((spread, level) => spread.count >= FEWEST
            ? [[levelPlace(one, level), scores.at(spread.q25), scores.at(spread.median), scores.at(spread.q75)]] : []),
          renderItem: (params, api) => quartiles(api, colours, one) },
      ],
    };
  };
}

/** Of fewer trials quartiles say nothing. */
const FEWEST = 5;

/** A bracket from quartile to quartile with a bar at the median. */
function quartiles(api, colours, one) {
  const low = api.coord([api.value(0), api.value(1)]);
  const median = api.coord([api.value(0), api.value(2)]);
  const high = api.coord([api.value(0), api.value(3)]);
  const half = one.scale === 'even' ? Math.min(api.size([1, 0])[0] * 0.3, 16) : 5;
  const line = (x1, y1, x2, y2, width) =>
    ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: colours.red, lineWidth: width } });
  return { type: 'group', children: [
    line(low[0], low[1], high[0], high[1], 1.5),
    line(median[0] - half, median[1], median[0] + half, median[1], 3),
  ] };
}

/** Box plots over all trials for an axis of words; of a few trials the points themselves. */
function boxes(a) {
  return (data, colours) => {
    const one = data.axes[a];
    if (!data.drawn.of || !one || !one.varies) {
      return null;
    }
    const scores = scoreAxis(data, colours);
    const spreads = data.spreads[a].levels;
    const box = spread => [spread.q05, spread.q25, spread.median, spread.q75, spread.q95]
      .map(scores.at).sort((x, y) => x - y);
    const alone = data.drawn.scored.filter(i => {
      const level = data.trials.levels[i][a];
      return level >= 0 && spreads[level] && spreads[level].count < FEWEST;
    });
    return {
      tooltip: Object.assign(base(colours).tooltip, { trigger: 'item', formatter: hit => {
        const spread = spreads[hit.dataIndex];
        return lines(`${one.name} ${one.values[hit.dataIndex]}: ${count(spread.count)} trials`, `median ${number(spread.median)}`,
          `quartiles ${number(spread.q25)} and ${number(spread.q75)}`, `5 % and 95 %: ${number(spread.q05)} and ${number(spread.q95)}`,
          `lowest ${number(spread.low)}, highest ${number(spread.high)}`);
      } }),
      xAxis: axis(colours, one.name, { type: 'category', splitLine: { show: false },
        axisLabel: { color: colours.faint, interval: one.values.length > 8 ? null : 0 },
        data: one.values.map((value, level) => `${value} (${count(spreads[level].count)})`) }),
      yAxis: scores.axis,
      series: [
        { type: 'boxplot', boxWidth: [12, 60], itemStyle: { color: 'transparent', borderColor: colours.blue, borderWidth: 2 },
          data: spreads.map(spread => spread.count >= FEWEST ? box(spread) : []) },
        points(data, alone, i => data.trials.levels[i][a], scores, { itemStyle: { color: colours.blue, opacity: 0.7 } }),
      ],
    };
  };
}

/** A bar for each of some names: [name, number]. */
function bars(named, colour, text, colours) {
  return named.length ? {
    grid: { left: 12, right: 52, top: 8, bottom: 8, containLabel: true },
    tooltip: { show: false },
    xAxis: axis(colours, '', { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { show: false } }),
    yAxis: axis(colours, '', { type: 'category', data: named.map(one => one[0]), axisTick: { show: false },
      axisLabel: { color: colours.text } }),
    series: [{ type: 'bar', data: named.map(one => one[1]), itemStyle: { color: colour }, barMaxWidth: 22,
      label: { show: true, position: 'right', color: colours.text, formatter: hit => text(hit.value) } }],
  } : null;
}

/** Those of axes with more than one value. */
function importances(data) {
  const fixed = new Set(data.axes.filter(one => !one.varies).map(one => one.name));
  return data.importance.axes.filter(one => !fixed.has(one.axis));
}

function importance(data, colours) {
  return bars(importances(data).reverse().map(one => [one.axis, one.share]), colours.blue,
    share => (100 * share).toFixed(1) + ' %', colours);
}

function failures(data, colours) {
  return bars(Object.entries(data.failures.kinds), colours.red, count, colours);
}
