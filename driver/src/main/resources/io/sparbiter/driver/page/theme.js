'use strict';

// How charts look, and the one place where ECharts is spoken to.

const DARK = window.matchMedia('(prefers-color-scheme: dark)');
const charts = [];
/** What is to be drawn as soon as there is time. */
const waiting = [];
let scale = 'most';
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
 * height: in pixels, or data => pixels
 * draw: (data, look) => ECharts' option, or null where there is nothing to draw
 * opens: of what was clicked, the place of its trial; undefined if it is none
 */
function chart(label, height, draw, { renderer = 'svg', opens = pointOpens } = {}) {
  const box = element('div', { class: 'chart', role: 'img', 'aria-label': label });
  let drawing = null;
  let data = null;

  let width = 0;

  function redraw() {
    width = box.clientWidth;
    const colours = look(width);
    const option = data && draw(data, colours);
    box.hidden = !option;
    if (option) {
      drawing = drawing || begin();
      drawing.resize();
      drawing.setOption(Object.assign(base(colours), option), { notMerge: true });
    }
  }

  function begin() {
    const made = echarts.init(box, null, { renderer });
    made.on('click', hit => {
      const place = opens(hit, data);
      if (place !== undefined) {
        openTrial(data, place);
      }
    });
    return made;
  }

  const made = {
    element: box,
    redraw,
    update(newer) {
      data = newer;
      box.style.height = `${typeof height === 'number' ? height : height(data)}px`;
      drawLater(redraw);
    },
  };
  new ResizeObserver(() => {
    if (box.clientWidth !== width && box.clientWidth > 0) {
      drawLater(redraw);
    }
  }).observe(box);
  charts.push(made);
  return made;
}

/** Draws charts one after the other, so that the page can be read and scrolled while the later ones are still to come. */
function drawLater(redraw) {
  if (!waiting.includes(redraw)) {
    waiting.push(redraw);
    if (waiting.length === 1) {
      setTimeout(drawNext);
    }
  }
}

function drawNext() {
  waiting[0]();
  waiting.shift();
  if (waiting.length) {
    setTimeout(drawNext);
  }
}

/** Points carry their trial's place behind x and y. */
function pointOpens(hit) {
  return hit.componentSubType === 'scatter' ? hit.value[2] : undefined;
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

/** A tooltip's content as an element, a line each. */
function lines(...texts) {
  return element('div', null, texts.filter(text => text).map(text => element('div', null, text)));
}
