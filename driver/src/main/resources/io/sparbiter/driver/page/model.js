'use strict';

// The model that was trained after the search.

/** What is known of it, and its pictures. */
function modelPart(model) {
  const figures = model.pictures.map(picture => element('figure', null,
    element('button', { type: 'button', class: 'picture', 'aria-label': 'Enlarge', onclick: () => enlarge(picture) }, image(picture)),
    element('figcaption', null, picture.caption)));
  return part('The trained model', () => true, facts(model.facts), element('div', { class: 'pictures' }, figures),
    model.leftOut.length
      ? element('p', { class: 'note' }, `Too large for this page: ${model.leftOut.join(', ')}.`) : '');
}

function image(picture) {
  return element('img', { src: `data:image/png;base64,${picture.png}`, alt: picture.caption, width: picture.width, height: picture.height });
}

/** Shows a picture in its own size, in a window that scrolls. */
function enlarge(picture) {
  const close = () => shown.close();
  const shown = element('dialog', { class: 'window enlarged', onclick: close, onclose: () => shown.remove() },
    element('button', { type: 'button', class: 'more close' }, 'Close'),
    element('div', { class: 'scroll' }, image(picture)));
  document.body.append(shown);
  shown.showModal();
}
