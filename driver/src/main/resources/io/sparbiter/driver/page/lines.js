'use strict';

// Charts of lines: through all axes, and over the epochs.

/** A line for each drawn trial through its values on all axes that have more than one, and its score. */
function parallel(data, colours) {
  const shown = data.axes.map((one, a) => a).filter(a => data.axes[a].varies);
  if (!data.drawn.of || !shown.length) {
    return null;
  }
  const scores = data.trials.scores;
  const scoresAxis = scoreAxis(data, colours);
  const ends = drawnScores(data).map(scoresAxis.at);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const sorted = worstFirst(data);
  const style = axisStyle(colours);
  const name = inverse => colours.narrow ? Object.assign(above(colours), { nameLocation: inverse ? 'end' : 'start' }) : {};
  return {
    tooltip: { show: false },
    visualMap: { show: false, dimension: shown.length + 1, min: 0, max: 1, inRange: { color: colours.ramp } },
    parallel: colours.narrow
      ? { layout: 'vertical', left: 24, right: 24, top: 36, bottom: 20 }
      : { left: 70, right: 60, top: 46, bottom: 20 },
    parallelAxis: [
      ...shown.map((a, dim) => {
        const one = levelAxis(data.axes[a], colours);
        return { ...style, ...one, dim, name: levelTitle(data.axes[a]), axisTick: { show: false }, ...name(false),
          axisLabel: { ...one.axisLabel, ...style.axisLabel } };
      }),
      { ...style, dim: shown.length, name: scoresAxis.axis.name, scale: true,
        type: scoresAxis.log ? 'log' : 'value', inverse: scoresAxis.axis.inverse,
        nameLocation: scoresAxis.axis.inverse ? 'start' : 'end', ...name(scoresAxis.axis.inverse),
        min: low, max: low === high ? low + 1e-9 : high,
        axisLabel: { ...style.axisLabel, formatter: tick, hideOverlap: true } },
    ],
    series: [{
      type: 'parallel', smooth: 0.25,
      lineStyle: { width: sorted.length > 300 ? 1 : 1.5, opacity: sorted.length > 300 ? 0.35 : 0.6 },
      inactiveOpacity: 0.02, activeOpacity: 0.9,
      data: sorted.map((i, place) => [
        ...shown.map(a => data.trials.levels[i][a] < 0 ? null
          : levelPlace(data.axes[a], data.trials.levels[i][a], 0.3 * beside(data, i))),
        scoresAxis.at(scores[i]), sorted.length > 1 ? place / (sorted.length - 1) : 1]),
    }],
  };
}

function axisStyle(colours) {
  return { nameTextStyle: { color: colours.text, fontSize: 11 }, axisLine: { lineStyle: { color: colours.faint } },
    axisTick: { show: false }, axisLabel: { color: colours.text, textBorderColor: colours.back, textBorderWidth: 3 } };
}

/** Beside axes that lie there is no room for their names. */
function above(colours) {
  return { nameGap: 0,
    nameTextStyle: { color: colours.text, fontSize: 11, align: 'left', verticalAlign: 'bottom', padding: [0, 0, 5, 0],
      textBorderColor: colours.back, textBorderWidth: 3 } };
}

/** Some trials' epochs, the best last: those in colours of their own, all others in those of how they ended. */
function curves(some, measure, data, colours) {
  if (!some.length || !measure) {
    return null;
  }
  const values = some.flatMap(curve => curve.numbers[measure.name] || []);
  const logarithmic = measure.schedule && values.every(value => value > 0);
  const made = measureAxis(measure, colours, values, logarithmic ? { type: 'log', inverse: false, name: measure.name }
    : colours.scale === 'most' ? mostOf(values, maximizes(measure)) : {});
  const at = logarithmic ? value => value : made.at;
  const styles = some.map(curve => curveStyle(curve, some.length, data, colours));
  const names = [...new Set(styles.map(one => one.name).reverse())];
  return {
    legend: { type: 'scroll', data: names, top: 0, right: 0, left: 90, textStyle: { color: colours.text }, pageTextStyle: { color: colours.text } },
    tooltip: Object.assign(base(colours).tooltip, { trigger: 'item', formatter: hit => hit.value ? lines(
      `trial ${hit.value[3]}`, `epoch ${hit.value[0]}: ${number(hit.value[2])}`) : '' }),
    xAxis: axis(colours, 'epoch', { type: 'value', min: 1, minInterval: 1, splitLine: { show: false } }),
    yAxis: made.axis,
    series: some.map((curve, c) => ({
      type: 'line', triggerLineEvent: true, ...styles[c],
      data: curve.epochs.map((epoch, i) => [epoch, (curve.numbers[measure.name] || [])[i]])
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([epoch, value]) => [epoch, at(value), value, curve.trial]) })),
  };
}

/** The part of an axis that holds the better three quarters of the values, where the others would take most of it. */
function mostOf(values, up) {
  const sorted = values.filter(value => value !== null).sort((a, b) => up ? b - a : a - b);
  const [best, worst, most] = [sorted[0], sorted[sorted.length - 1], sorted[Math.floor(0.75 * (sorted.length - 1))]];
  const limit = best + 2 * (most - best);
  return Math.abs(worst - best) > 2 * Math.abs(limit - best) && limit !== best ? { [up ? 'min' : 'max']: limit,
    [up ? 'max' : 'min']: best - 0.05 * (limit - best) } : {};
}

function curveStyle(curve, all, data, colours) {
  if (curve.rank > 0 || all === 1) {
    return { name: `trial ${curve.trial}`, z: 3, symbolSize: 5,
      ...(curve.rank > 0 ? { color: colours.series[(curve.rank - 1) % colours.series.length] } : {}) };
  }
  const status = statusOf(data, placeOf(data, curve.trial));
  const color = statusColour(status, colours);
  return { name: `other, ${status}`, color, symbolSize: 3, showSymbol: all <= MANY || curve.epochs.length === 1,
    lineStyle: { color, width: 1, opacity: all > 100 ? 0.25 : 0.6, type: 'solid' }, itemStyle: { color } };
}
