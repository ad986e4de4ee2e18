import type { NodeViewRenderer } from '@tiptap/core';
import { embedOf } from '../../../document/embed.ts';

/** An embed as readers meet it: the site's name and the address. The other site is asked for nothing here either. */
export const embedView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('div');
  dom.className = 'embed';
  const { site, address } = embedOf(String(node.attrs.url));
  const name = document.createElement('strong');
  name.dir = 'auto';
  name.textContent = site;
  const line = document.createElement('span');
  line.dir = 'ltr';
  line.textContent = address;
  dom.append(name, line);
  return { dom };
};
