'use strict';

// Charts of times, and of two columns against each other.

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
  } : eachDuration(data, colours);
}

/** Of a few trials the time of each. */
function eachDuration(data, colours) {
  const began = data.trials.ids.map((id, i) => i).filter(i => data.trials.slots[i] >= 0);
  return began.length ? bars(began.reverse().map(i => [`trial ${data.trials.ids[i]}`, seconds(data, i)]), colours.blue, time, colours) : null;
}

/** Scores by something that each trial has: its seconds, its weights. */
function scoreBy(name, of, text) {
  return (data, colours) => {
    const on = data.drawn.scored.filter(i => of(data, i) > 0);
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
      series: [points(data, on, i => of(data, i), scores, { itemStyle: { color: colours.blue, opacity: 0.6 } })],
    };
  };
}

/** Which trial ran when and where, a line for each slot. */
function timeline(data, colours) {
  const ran = data.trials.ids.map((id, i) => i).filter(i => data.trials.slots[i] >= 0);
  if (!ran.length) {
    return null;
  }
  const statuses = data.trials.statuses.words.filter(status => ran.some(i => statusOf(data, i) === status));
  return {
    legend: { top: 0, right: 0, textStyle: { color: colours.text } },
    grid: { left: 12, right: 20, top: 34, bottom: 56, containLabel: true },
    tooltip: Object.assign(base(colours).tooltip, { trigger: 'item', formatter: hit => trialLines(data, hit.value[3]) }),
    useUTC: true,
    xAxis: axis(colours, 'time, UTC', { type: 'time', splitLine: { show: false },
      axisLabel: { color: colours.faint, hideOverlap: true, formatter: { month: '{MMM} {d}', day: '{MMM} {d}' } } }),
    yAxis: axis(colours, '', { type: 'category', data: data.slots, inverse: true, axisTick: { show: false },
      axisLabel: { color: colours.text, width: colours.narrow ? 80 : 180, overflow: 'truncate' } }),
    dataZoom: [{ type: 'inside', filterMode: 'weakFilter', zoomOnMouseWheel: 'ctrl' },
      { type: 'slider', filterMode: 'weakFilter', height: 16, bottom: 4, showDetail: false, brushSelect: false,
        borderColor: colours.line, fillerColor: colours.line, textStyle: { color: colours.text } }],
    series: statuses.map(status => ({
      name: status, type: 'custom', clip: true, encode: { x: [0, 1], y: 2 }, itemStyle: { color: statusColour(status, colours) },
      data: ran.filter(i => statusOf(data, i) === status).map(i => {
        const start = (data.trials.from + data.trials.starts[i]) / 1000;
        return [start, start + 1000 * seconds(data, i), data.trials.slots[i], i];
      }),
      renderItem: (params, api) => run(api, String(data.trials.ids[api.value(3)]), colours),
    })),
  };
}

/** A trial's rectangle in the timeline, with its number where there is room. */
function run(api, name, colours) {
  const [left, middle] = api.coord([api.value(0), api.value(2)]);
  const width = Math.max(1, api.coord([api.value(1), api.value(2)])[0] - left);
  const height = Math.max(2, Math.min(24, api.size([0, 1])[1] * 0.8));
  const fits = width > 8 * name.length + 4 && height >= 12;
  return {
    type: 'rect', shape: { x: left, y: middle - height / 2, width, height, r: 2 },
    style: { fill: api.visual('color'), stroke: colours.back, lineWidth: width > 4 ? 1 : 0 },
    ...(fits ? { textContent: { style: { text: name, fill: colours.back, fontSize: 11 } }, textConfig: { position: 'inside' } } : {}),
  };
}

/** High enough for a line a slot. */
function timelineHeight(data) {
  return 104 + Math.min(60, Math.max(2, data.slots.length)) * 26;
}

/** What two charts' axes can show: { name, axis: look => settings, of: (i, step) => place or null }. */
function columns(data) {
  const plain = (name, of, text = tick) => ({ name, of, axis: colours => ({ type: 'value', scale: true, splitLine: { show: false },
    axisLabel: { color: colours.faint, hideOverlap: true, formatter: text } }) });
  return [
    ...data.axes.map((one, a) => [one, a]).filter(([one]) => one.varies).map(([one, a]) => ({
      name: levelTitle(one), axis: colours => levelAxis(one, colours),
      of: (i, step) => data.trials.levels[i][a] < 0 ? null : levelPlace(one, data.trials.levels[i][a], 0.6 * beside(data, i, step)) })),
    plain(data.metric, i => data.trials.scores[i]),
    plain('time of a trial', i => seconds(data, i), time),
    plain('epochs', i => data.trials.epochs[i]),
    ...Object.entries(data.trials.facts).map(([name, column]) => plain(name, i => column[i], short)),
    ...Object.entries(data.trials.numbers).map(([name, column]) => plain(name, i => column[i])),
  ];
}

/** Drawn trials by two columns; the better a trial, the stronger its colour. */
function pair(chosen) {
  return (data, colours) => {
    const all = columns(data);
    const [x, y] = [chosen.x, chosen.y].map(name => all.find(one => one.name === name));
    if (!data.drawn.of || !x || !y) {
      return null;
    }
    const sorted = worstFirst(data);
    return {
      tooltip: Object.assign(base(colours).tooltip, { trigger: 'item', formatter: hit => trialLines(data, hit.value[2]) }),
      visualMap: { show: false, dimension: 3, min: 0, max: 1, inRange: { color: colours.ramp } },
      xAxis: axis(colours, x.name, x.axis(colours)),
      yAxis: axis(colours, y.name, { ...y.axis(colours), nameLocation: 'end', nameGap: 12,
        nameTextStyle: { color: colours.faint, align: 'left', padding: [0, 0, 0, -36] } }),
      series: [{ type: 'scatter', symbolSize: sorted.length > 300 ? 6 : 10,
        data: sorted.map((i, place) => [x.of(i), y.of(i, Math.SQRT2), i, place / Math.max(1, sorted.length - 1)])
          .filter(([left, up]) => left !== null && up !== null) }],
    };
  };
}

function short(value) {
  return value >= 1e6 ? `${Number((value / 1e6).toPrecision(2))}M` : value >= 1e3 ? `${Number((value / 1e3).toPrecision(2))}k` : String(value);
}
