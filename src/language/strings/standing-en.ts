import type { Standing } from './standing-he.ts';

export const standingEn: Standing = {
  about: (name) => [
    '## Corrections',
    'Did we get something wrong? We want to put it right. Write to us and we will check. What is corrected in a story after it was published is recorded in the story, with the date. Nothing is deleted or changed in silence.',
    '## Rights',
    `Stories, photographs and illustrations belong to ${name} or to their makers, as recorded beside them.`,
  ],
  accessibility: (name) => [
    `${name} wants everybody to be able to read it. The site is built to WCAG 2.2, level AA.`,
    '## What we did',
    'Everything can be done with the keyboard alone, and the place you are at is always marked. Every page has one main heading, landmarks for screen readers and a link past the menu.',
    'Pictures have alternative text written by the newsroom. Colours were checked in the light and the dark appearance. Text can be enlarged four times without losing content, and a wish for less motion is respected.',
    'The site reads in full without JavaScript. There is no overlay that changes the page: the page itself is accessible.',
    '## What is not perfect yet',
    'Older stories, and content of other sites that we link to, may still have faults.',
    '## Tell us',
    'Did something stand in your way? Tell us what you tried to do, on which page and with which device or assistive technology, and we will see to it.',
  ],
  privacy: (name) => [
    'You read here without being followed. There is no personalised advertising, no other company’s tracker, and nothing on a page is loaded from another site.',
    '## Cookies',
    'Reading sets no cookies. One is kept only after you sign in, to remember that, and goes when you sign out. A choice of the dark or light appearance stays on your own device.',
    '## Account',
    'To sign you in we keep your mail address, and the stories that you asked to save. There is no password. Your network address is not kept with your sessions.',
    '## Newsletter',
    'We keep the address, the newsletters you chose, and when and to what words you agreed, with a keyed fingerprint of the network address it came from (not the address itself), because the law asks for it. A registration counts only after you confirmed it from your mailbox, and every edition has a link that ends it with one click.',
    '## Sharing',
    'The share buttons are plain links. No social network knows that you were here before you press one.',
    '## Your rights',
    `You may ask ${name} to show you what is kept about you, to correct it, to give it to you, or to delete it.`,
  ],
};
