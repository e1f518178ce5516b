'use strict';

// The trials as files, made here of what the page holds: every number has all its digits.

/** The columns of both files: [name, i => value or null], parameters by themselves. */
function fileColumns(data) {
  const trials = data.trials;
  const word = words => i => wordOf(words, i) || null;
  return {
    first: [['trial_id', i => trials.ids[i]], ['status', i => statusOf(data, i)]],
    params: data.axes.map((one, a) => [one.name, i => levelOf(data, i, a)]),
    rest: [
      ['score', i => trials.scores[i]],
      ['best_epoch', i => trials.bestEpochs[i] || null],
      ['epochs', i => trials.epochs[i]],
      ['stop_reason', word(trials.reasons)],
      [data.metric, i => trials.scores[i]],
      ...Object.entries({ ...trials.facts, ...trials.numbers }).map(([name, column]) => [name, i => column[i]]),
      ['host', word(trials.hosts)],
      ['gpu', word(trials.gpus)],
      ['started_at', i => instant(data, i)],
      ['finished_at', i => instant(data, i, trials.micros[i])],
    ],
  };
}

/** RFC 4180, as the command sql writes it: a header, and nothing for what is not there. */
function trialsAsCsv(data) {
  const { first, params, rest } = fileColumns(data);
  const all = [...first, ...params.map(([name, of]) => [`params.${name}`, of]), ...rest];
  const quoted = value => {
    const text = value === null || value === undefined ? '' : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [all.map(([name]) => quoted(name)), ...data.trials.ids.map((id, i) => all.map(([, of]) => quoted(of(i))))]
    .map(cells => cells.join(',') + '\n').join('');
}

/** An array of objects, one a line; their params are an object of its own. */
function trialsAsJson(data) {
  const { first, params, rest } = fileColumns(data);
  // A number that is a string here has more digits than JavaScript's numbers.
  const isLong = a => !data.axes[a].words;
  const text = (value, isRaw) => isRaw && typeof value === 'string' ? value : JSON.stringify(value === undefined ? null : value);
  const object = members => `{${members.join(',')}}`;
  const member = i => ([name, of]) => `${JSON.stringify(name)}:${text(of(i))}`;
  const row = i => object([
    ...first.map(member(i)),
    `"params":${object(params.map(([name, of], a) => `${JSON.stringify(name)}:${text(of(i), isLong(a))}`))}`,
    ...rest.map(member(i)),
  ]);
  return `[\n${data.trials.ids.map((id, i) => '  ' + row(i)).join(',\n')}\n]\n`;
}

function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = element('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** Buttons that save the page's trials: { element, update }. */
function downloads() {
  let data = null;
  const name = () => data.search.replace(/[^A-Za-z0-9._-]/g, '_');
  const button = (words, type, text) => element('button', { type: 'button', class: 'more',
    onclick: () => save(`${name()}.${words.toLowerCase()}`, type, text(data)) }, `Save as ${words}`);
  return {
    element: element('p', { class: 'downloads' }, button('CSV', 'text/csv', trialsAsCsv), ' ',
      button('JSON', 'application/json', trialsAsJson)),
    update(newer) { data = newer; },
  };
}
