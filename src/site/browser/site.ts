// entry: what the readers' pages do beyond being read; every page is whole without it
import { startCountRead } from './count-read.ts';
import { startDateLine } from './date-line.ts';
import { startEmbeds } from './embeds.ts';
import { startListen } from './listen.ts';
import { startNewsletterBox } from './newsletter-box.ts';
import { startQuote } from './quote.ts';
import { startReader } from './reader.ts';
import { startShare } from './share.ts';
import { startSuggestions } from './suggest.ts';
import { startTextSize } from './text-size.ts';
import { startThemeSwitch } from './theme-switch.ts';

// On a phone the menu is wider than the screen: bring the section being read into sight.
document.querySelector('.sections [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
startThemeSwitch();
startDateLine();
startShare();
startTextSize();
startListen();
startQuote();
startSuggestions();
startEmbeds();
startCountRead();
startNewsletterBox();
document.querySelector('[data-print]')?.addEventListener('click', () => window.print());
void startReader();
