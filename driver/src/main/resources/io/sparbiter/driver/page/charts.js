'use strict';

// What the charts draw: functions of the page's data and of how charts look.

const STATUSES = { completed: 'blue', pruned: 'orange', stopped: 'green' };

/** A trial in a tooltip, with its values on the axes. */
function trialLines(data, i) {
  const drawn = data.drawn;
  return lines(
    `Trial ${drawn.trials[i]}: ${number(drawn.scores[i])} (${drawn.statuses[i]}, ${time(drawn.seconds[i])})`,
    ...data.axes.map((one, a) => drawn.levels[i][a] < 0 ? null : `${one.name} ${one.values[drawn.levels[i][a]]}`));
}

/** Points of drawn trials; each carries the trial's place among the drawn ones. */
function points(data, places, x, y, settings) {
  return Object.assign({
    type: 'scatter',
    symbolSize: data.drawn.trials.length > 300 ? 4 : 7,
    data: places.map(i => [x(i), y(i), i]),
    tooltip: { formatter: hit => trialLines(data, hit.value[2]) },
  }, settings);
}

function places(data) {
  return data.drawn.trials.map((trial, i) => i);
}

/** A deterministic place beside a level, so that points of one level are seen side by side: -0.5 to 0.5. */
function beside(trial) {
  return (trial * 0.6180339887) % 1 - 0.5;
}

function history(data, colours) {
  if (!data.drawn.of) {
    return null;
  }
  const scores = scoreAxis(data, colours);
  const byStatus = Object.keys(STATUSES)
    .map(status => [status, places(data).filter(i => data.drawn.statuses[i] === status)])
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
      ...byStatus.map(([status, all]) => points(data, all, i => data.drawn.trials[i], i => scores.at(data.drawn.scores[i]),
        { name: status, itemStyle: { color: colours[STATUSES[status]], opacity: 0.7 } })),
      { name: 'best so far', type: 'line', step: 'end', data: best, symbol: 'none',
        lineStyle: { color: colours.red, width: 2 }, itemStyle: { color: colours.red },
        tooltip: { show: false } },
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
    { name: 'median', type: 'line', symbol: 'none', silent: true, lineStyle: { color: colours.text, width: 1.5 },
      itemStyle: { color: colours.text },
      data: all.map(band => [(band.from + band.to) / 2, scores.at(band.spread.median)]) },
  ];
}

function parallel(data, colours) {
  if (!data.drawn.of || !data.axes.length) {
    return null;
  }
  const scores = data.drawn.scores;
  const score = data.axes.length;
  const scoresAxis = scoreAxis(data, colours);
  const low = scoresAxis.at(Math.min(...scores));
  const high = scoresAxis.at(Math.max(...scores));
  const worstFirst = places(data).sort((a, b) =>
    data.direction === 'maximize' ? scores[a] - scores[b] : scores[b] - scores[a]);
  const rank = [];
  worstFirst.forEach((i, place) => { rank[i] = worstFirst.length > 1 ? place / (worstFirst.length - 1) : 1; });
  // Beside axes that lie there is no room for their names.
  const above = { nameLocation: 'start', nameGap: 0,
    nameTextStyle: { color: colours.text, fontSize: 11, align: 'left', verticalAlign: 'bottom', padding: [0, 0, 5, 0],
      textBorderColor: colours.back, textBorderWidth: 3 } };
  const style = { nameTextStyle: { color: colours.text, fontSize: 11 }, axisLine: { lineStyle: { color: colours.faint } },
    axisTick: { show: false }, axisLabel: { color: colours.text, textBorderColor: colours.back, textBorderWidth: 3 } };
  return {
    tooltip: { show: false },
    visualMap: { show: false, dimension: score + 1, min: 0, max: 1, inRange: { color: colours.ramp } },
    parallel: colours.narrow
      ? { layout: 'vertical', left: 24, right: 24, top: 36, bottom: 20 }
      : { left: 40, right: 60, top: 46, bottom: 20 },
    parallelAxis: [
      ...data.axes.map((one, a) => Object.assign({}, style, {
        dim: a, name: one.name, ...levels(one),
        ...(colours.narrow ? above : {}),
        axisLabel: Object.assign({}, style.axisLabel, {
          formatter: level => levelName(one, level) }),
      })),
      Object.assign({}, style, { dim: score, name: scoresAxis.axis.name, scale: true,
        type: colours.scale === 'log' ? 'log' : 'value', inverse: scoresAxis.axis.inverse,
        nameLocation: scoresAxis.axis.inverse ? 'start' : 'end',
        ...(colours.narrow ? Object.assign({}, above, { nameLocation: scoresAxis.axis.inverse ? 'end' : 'start' }) : {}),
        min: Math.min(low, high), max: low === high ? low + 1e-9 : Math.max(low, high),
        axisLabel: Object.assign({}, style.axisLabel, { formatter: tick, hideOverlap: true }) }),
    ],
    series: [{
      type: 'parallel', smooth: 0.25, lineStyle: { width: worstFirst.length > 300 ? 1 : 1.5, opacity: worstFirst.length > 300 ? 0.35 : 0.6 },
      inactiveOpacity: 0.02, activeOpacity: 0.9,
      data: worstFirst.map(i => [
        ...data.drawn.levels[i].map(level => level < 0 ? null : level + 0.3 * beside(data.drawn.trials[i])),
        scoresAxis.at(scores[i]), rank[i]]),
    }],
  };
}

/** An axis of levels, with room for points beside them; of few levels each has its label. */
function levels(one) {
  const few = one.values.length <= 12;
  return { type: 'value', min: few ? -0.5 : -1, max: one.values.length - (few ? 0.5 : 0), interval: few ? 0.5 : null };
}

function levelName(one, level) {
  const nearest = Math.round(level);
  return Math.abs(level - nearest) < 0.01 && one.values[nearest] !== undefined ? String(one.values[nearest]) : '';
}

/** Scores by the values of an axis: the drawn trials as points, and of all trials the quartiles. */
function slice(a) {
  return (data, colours) => {
    const one = data.axes[a];
    if (!data.drawn.of || !one) {
      return null;
    }
    const scores = scoreAxis(data, colours);
    const spreads = data.spreads[a].levels;
    const on = places(data).filter(i => data.drawn.levels[i][a] >= 0);
    return {
      grid: { left: 8, right: 12, top: 30, bottom: 34, containLabel: true },
      tooltip: Object.assign(base(colours).tooltip, { trigger: 'item' }),
      xAxis: axis(colours, one.name, { ...levels(one), splitLine: { show: false }, axisTick: { show: false },
        axisLabel: { color: colours.faint, hideOverlap: true, formatter: level => levelName(one, level) } }),
      yAxis: scores.axis,
      series: [
        points(data, on, i => data.drawn.levels[i][a] + 0.6 * beside(data.drawn.trials[i]),
          i => scores.at(data.drawn.scores[i]), { itemStyle: { color: colours.blue, opacity: 0.45 } }),
        { type: 'custom', z: 3, silent: true, clip: true, encode: { x: 0, y: [1, 2, 3] },
          data: spreads.flatMap((spread, level) => spread.count
            ? [[level, scores.at(spread.q25), scores.at(spread.median), scores.at(spread.q75)]] : []),
          renderItem: (params, api) => quartiles(api, colours) },
      ],
    };
  };
}

/** A bracket from quartile to quartile with a bar at the median. */
function quartiles(api, colours) {
  const low = api.coord([api.value(0), api.value(1)]);
  const median = api.coord([api.value(0), api.value(2)]);
  const high = api.coord([api.value(0), api.value(3)]);
  const half = Math.min(api.size([1, 0])[0] * 0.3, 16);
  const line = (x1, y1, x2, y2, width) =>
    ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: colours.red, lineWidth: width } });
  return { type: 'group', children: [
    line(low[0], low[1], high[0], high[1], 1.5),
    line(median[0] - half, median[1], median[0] + half, median[1], 3),
  ] };
}

/** Box plots over all trials for an axis of words. */
function boxes(a) {
  return (data, colours) => {
    const one = data.axes[a];
    if (!data.drawn.of || !one) {
      return null;
    }
    const scores = scoreAxis(data, colours);
    const spreads = data.spreads[a].levels;
    const box = spread => [spread.q05, spread.q25, spread.median, spread.q75, spread.q95]
      .map(scores.at).sort((x, y) => x - y);
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
      series: [{ type: 'boxplot', boxWidth: [12, 60], itemStyle: { color: 'transparent', borderColor: colours.blue, borderWidth: 2 },
        data: spreads.map(spread => spread.count ? box(spread) : []) }],
    };
  };
}

function importance(data, colours) {
  const axes = [...data.importance.axes].reverse();
  return axes.length ? {
    grid: { left: 12, right: 52, top: 8, bottom: 8, containLabel: true },
    xAxis: axis(colours, '', { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { show: false } }),
    yAxis: axis(colours, '', { type: 'category', data: axes.map(one => one.axis), axisTick: { show: false },
      axisLabel: { color: colours.text } }),
    tooltip: { show: false },
    series: [{ type: 'bar', data: axes.map(one => one.share), itemStyle: { color: colours.blue }, barMaxWidth: 22,
      label: { show: true, position: 'right', color: colours.text, formatter: hit => (100 * hit.value).toFixed(1) + ' %' } }],
  } : null;
}

function failures(data, colours) {
  const kinds = Object.entries(data.failures.kinds);
  return kinds.length ? {
    grid: { left: 12, right: 52, top: 8, bottom: 8, containLabel: true },
    tooltip: { show: false },
    xAxis: axis(colours, '', { type: 'value', minInterval: 1, axisLabel: { show: false }, splitLine: { show: false } }),
    yAxis: axis(colours, '', { type: 'category', data: kinds.map(kind => kind[0]), axisTick: { show: false },
      axisLabel: { color: colours.text } }),
    series: [{ type: 'bar', data: kinds.map(kind => kind[1]), itemStyle: { color: colours.red }, barMaxWidth: 22,
      label: { show: true, position: 'right', color: colours.text } }],
  } : null;
}

function durations(data, colours) {
  const bins = data.durations.bins;
  return bins.length ? {
    tooltip: Object.assign(base(colours).tooltip, { trigger: 'item', formatter: hit => {
      const bin = bins[hit.dataIndex];
      return lines(`${count(bin.trials)} trials`, `${time(bin.from)} to ${time(bin.to)}`);
    } }),
    xAxis: axis(colours, 'time of a trial', { type: 'category', data: bins.map(bin => time(bin.from)), splitLine: { show: false } }),
    yAxis: axis(colours, 'trials', { type: 'value', minInterval: 1, nameLocation: 'end', nameGap: 12 }),
    series: [{ type: 'bar', barCategoryGap: '6%', data: bins.map(bin => bin.trials), itemStyle: { color: colours.blue } }],
  } : null;
}

/** Scores by something that each trial has: its seconds, its weights. */
function scoreBy(name, of, text) {
  return (data, colours) => {
    const on = places(data).filter(i => of(data.drawn, i) > 0);
    if (!on.length) {
      return null;
    }
    const scores = scoreAxis(data, colours);
    return {
      grid: { left: 12, right: 32, top: 34, bottom: 36, containLabel: true },
      tooltip: Object.assign(base(colours).tooltip, { trigger: 'item' }),
      xAxis: axis(colours, name, { type: 'log', splitLine: { show: false },
        axisLabel: { color: colours.faint, hideOverlap: true, formatter: text } }),
      yAxis: scores.axis,
      series: [points(data, on, i => of(data.drawn, i), i => scores.at(data.drawn.scores[i]),
        { itemStyle: { color: colours.blue, opacity: 0.6 } })],
    };
  };
}

/** The epochs of the best trials; measure() is the number to show of them. */
function curves(measure) {
  return (data, colours) => {
    const chosen = measure();
    if (!data.curves.length || !chosen) {
      return null;
    }
    const values = data.curves.flatMap(curve => curve.numbers[chosen.name] || []);
    const schedule = chosen.schedule && values.every(value => value > 0);
    const scores = scoreAxis(Object.assign({}, data, { metric: chosen.name, direction: chosen.direction, share: chosen.share }),
      colours, schedule ? { type: 'log', inverse: false, name: chosen.name } : { min: null, max: null }, values);
    const at = schedule ? value => value : scores.at;
    return {
      legend: { type: 'scroll', top: 0, right: 0, left: 90, textStyle: { color: colours.text }, pageTextStyle: { color: colours.text } },
      tooltip: Object.assign(base(colours).tooltip, { trigger: 'item', formatter: hit => lines(
        hit.seriesName, `epoch ${hit.value[0]}: ${number(hit.value[2])}`) }),
      xAxis: axis(colours, 'epoch', { type: 'value', min: 1, minInterval: 1, splitLine: { show: false } }),
      yAxis: scores.axis,
      series: data.curves.map(curve => ({ type: 'line', name: `trial ${curve.trial}`, symbolSize: 5, showSymbol: true,
        data: curve.epochs.map((epoch, i) => [epoch, (curve.numbers[chosen.name] || [])[i]])
          .filter(([, value]) => value !== null && value !== undefined)
          .map(([epoch, value]) => [epoch, at(value), value]) })),
    };
  };
}
