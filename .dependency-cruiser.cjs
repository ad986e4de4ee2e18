// The drawing in docs/design.md, as rules. Every finding is an error.
const feature = '^src/features/([^/]+)/';

/** The features' nouns that the newsroom's pages may import: pure, and without the server's types. */
const NOUNS = [
  'article',
  'audit',
  'article-steps',
  'colour',
  'comment',
  'crop',
  'front',
  'front-changes',
  'comment',
  'desk-name',
  'newsletter',
  'newsletter-design',
  'automatic-rule',
  'pen',
  'permission',
  'photo',
  'publication',
  'redirect',
  'redirect-file',
  'ribbon',
  'settings',
  'share-links',
  'staff',
  'standing-page',
];

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphan-import', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'stores-are-private',
      comment: 'A -store file is imported only inside its own feature.',
      severity: 'error',
      from: { path: '^src/', pathNot: feature },
      to: { path: '^src/features/[^/]+/.*-store\\.ts$' },
    },
    {
      name: 'stores-are-private-to-their-feature',
      severity: 'error',
      from: { path: feature },
      to: { path: '^src/features/([^/]+)/.*-store\\.ts$', pathNot: '^src/features/$1/' },
    },
    {
      name: 'pure-floors',
      comment: 'document, language and urls know nothing above them.',
      severity: 'error',
      from: { path: '^src/(document|language|urls\\.ts)' },
      to: {
        path: '^src/',
        pathNot: '^src/(document|language|urls\\.ts|features/media/photo\\.ts|platform/(ids|errors)\\.ts)',
      },
    },
    {
      name: 'language-is-the-lowest',
      severity: 'error',
      from: { path: '^src/language' },
      to: { path: '^src/(?!language|platform/errors\\.ts)' },
    },
    {
      name: 'platform-knows-no-news',
      comment: 'But for the catalogue of events, which is only types and pure functions.',
      severity: 'error',
      from: { path: '^src/platform', pathNot: '\\.test\\.ts$|^src/platform/testing/' },
      to: { path: '^src/', pathNot: '^src/(platform|features/events\\.ts)' },
    },
    {
      name: 'features-do-not-look-up',
      severity: 'error',
      from: { path: '^src/features', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/(http|site|newsroom|cli|app|web|main|reactions)' },
    },
    {
      name: 'articles-do-not-know-their-consequences',
      comment: 'reactions.ts ties them.',
      severity: 'error',
      from: { path: '^src/features/(articles|media|publication)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/features/(newsletter|related|search|fronts|demo)/' },
    },
    {
      name: 'http-knows-no-pages',
      severity: 'error',
      from: { path: '^src/http', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/(site|newsroom|cli|app|web|main|reactions)' },
    },
    {
      name: 'site-and-newsroom-are-neighbours',
      severity: 'error',
      from: { path: '^src/(site|newsroom)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/(site|newsroom|cli|app|web|main|reactions)', pathNot: '^src/$1/' },
    },
    {
      name: 'the-spa-sees-the-contract-and-nouns',
      severity: 'error',
      from: { path: '^src/newsroom/spa/' },
      to: {
        path: '^src/',
        pathNot: `^src/(newsroom/(spa|contract|saving)/|document|language|urls\\.ts|platform/(ids|actor|errors)\\.ts|features/[^/]+/(${NOUNS.join('|')})\\.ts)`,
      },
    },
    {
      name: 'islands-stand-alone',
      severity: 'error',
      from: { path: '^src/site/browser/' },
      to: { path: '^src/', pathNot: '^src/(site/browser|language|urls\\.ts)' },
    },
    {
      name: 'the-program-does-not-import-its-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$|^src/platform/testing/' },
      to: { path: '\\.test\\.tsx?$|^src/platform/testing/|^test/|^bench/' },
    },
    {
      name: 'the-program-does-not-need-development-packages',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$|^src/platform/testing/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.server.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
