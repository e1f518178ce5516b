'use strict';

// How charts look, and the one place where ECharts is spoken to.

const DARK = window.matchMedia('(prefers-color-scheme: dark)');
const charts = [];
let scale = 'linear';
let printing = false;

/** Colours that the colour-blind tell apart too (Okabe and Ito), the dark ones lighter on a dark page. */
function look(width) {
  const dark = DARK.matches && !printing;
  return {
    scale,
    narrow: width < 560,
    text: dark ? '#d6d9de' : '#33383f',
    faint: dark ? '#9aa1ab' : '#666d77',
    line: dark ? '#3a4048' : '#dde1e6',
    back: dark ? '#1b1f24' : '#ffffff',
    blue: dark ? '#58a6e0' : '#0072b2',
    orange: dark ? '#f0b030' : '#d98a00',
    green: dark ? '#35c49a' : '#009e73',
    red: dark ? '#f08050' : '#d55e00',
    ramp: dark ? ['#3b4654', '#2f7ba8', '#45c0a0', '#f5e663'] : ['#c9ccd3', '#7fa8cf', '#2475b5', '#0b2f63'],
    series: dark
      ? ['#58a6e0', '#f0b030', '#35c49a', '#f08050', '#d99bc0', '#8fd0f5', '#f5e663', '#b9b9b9', '#a58be0', '#8fc06a']
      : ['#0072b2', '#d98a00', '#009e73', '#d55e00', '#b5609a', '#3ca2dd', '#b3a300', '#777777', '#6a51a3', '#4d8b31'],
  };
}

/**
 * A chart: { element, update }. It is drawn anew when its data, its width, the colours or the scale of scores change.
 *
 * label: what it shows, for those who cannot see it
 * draw: (data, look) => ECharts' option, or null where there is nothing to draw
 */
function chart(label, height, draw) {
  const box = element('div', { class: 'chart', role: 'img', 'aria-label': label, style: `height: ${height}px` });
  let drawing = null;
  let data = null;

  function redraw() {
    const colours = look(box.clientWidth);
    const option = data && draw(data, colours);
    box.hidden = !option;
    if (option) {
      drawing = drawing || echarts.init(box, null, { renderer: 'svg' });
      drawing.resize();
      drawing.setOption(Object.assign(base(colours), option), { notMerge: true });
    }
  }

  const made = {
    element: box,
    redraw,
    update(newer) {
      data = newer;
      redraw();
    },
  };
  let width = 0;
  new ResizeObserver(() => {
    if (box.clientWidth !== width && box.clientWidth > 0) {
      width = box.clientWidth;
      redraw();
    }
  }).observe(box);
  charts.push(made);
  return made;
}

function redrawAll() {
  charts.forEach(one => one.redraw());
}

DARK.addEventListener('change', redrawAll);
window.addEventListener('beforeprint', () => { printing = true; redrawAll(); });
window.addEventListener('afterprint', () => { printing = false; redrawAll(); });

function base(colours) {
  return {
    animation: false,
    color: colours.series,
    textStyle: { fontFamily: 'system-ui, sans-serif', color: colours.text },
    grid: { left: 12, right: 20, top: 34, bottom: 36, containLabel: true },
    tooltip: { confine: true, backgroundColor: colours.back, borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 12 } },
  };
}

/** An axis of any kind in the page's colours; settings come last. */
function axis(colours, name, settings) {
  return Object.assign({
    name,
    nameLocation: 'middle',
    nameGap: 26,
    nameTextStyle: { color: colours.faint },
    axisLine: { onZero: false, lineStyle: { color: colours.faint } },
    axisTick: { lineStyle: { color: colours.faint } },
    axisLabel: { color: colours.faint, hideOverlap: true },
    splitLine: { lineStyle: { color: colours.line } },
  }, settings);
}

/**
 * The axis of scores, linear (the better half alone, if chosen) or logarithmic: { axis, at: score => place }. The logarithm
 * of a share that is maximized tells good from very good no better than the share does: its distance from 1 is drawn, the
 * best still on top. Where a value is not positive the axis stays linear.
 */
function scoreAxis(data, colours, settings, values = data.drawn.scores) {
  const share = data.share && data.direction === 'maximize';
  const log = colours.scale === 'log' && (share || values.every(value => value === null || value > 0));
  const name = log && share ? `1 − ${data.metric}` : data.metric;
  const least = 1e-5;
  const at = score => {
    if (score === null || !log) {
      return score;
    }
    return share ? Math.max(1 - score, least) : score;
  };
  return {
    at,
    axis: axis(colours, '', Object.assign({
      type: log ? 'log' : 'value', scale: true, inverse: log && share, name, nameLocation: 'end', nameGap: 12,
      nameTextStyle: { color: colours.faint, align: 'left', padding: [0, 0, 0, -36] },
      axisLabel: { color: colours.faint, hideOverlap: true, formatter: tick },
    }, log && share ? { nameLocation: 'start' } : {}, colours.scale === 'half' ? betterHalf(data) : {}, settings)),
  };
}

/** From the median of the drawn scores to the best one. */
function betterHalf(data) {
  const sorted = [...data.drawn.scores].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const best = data.direction === 'maximize' ? sorted[sorted.length - 1] : sorted[0];
  const room = Math.abs(best - median) * 0.05;
  return data.direction === 'maximize' ? { min: median, max: best + room } : { min: best - room, max: median };
}

/** A tooltip's content as an element, a line each. */
function lines(...texts) {
  return element('div', null, texts.filter(text => text).map(text => element('div', null, text)));
}
