// entry: what the readers' pages do beyond being read; every page is whole without it
import { startDateLine } from './date-line.ts';
import { startReader } from './reader.ts';
import { startShare } from './share.ts';
import { startThemeSwitch } from './theme-switch.ts';

startThemeSwitch();
startDateLine();
startShare();
void startReader();
