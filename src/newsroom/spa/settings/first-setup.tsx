import { useState } from 'react';
import { SETTINGS_LIMITS } from '../../../features/publication/settings.ts';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import { systemWords } from '../../../language/strings/newsroom/system-words.ts';
import { SITE_LANGUAGES } from '../../contract/settings.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useMay, useWords } from '../frame/desk.ts';
import { Choice, TextField } from '../parts/field.tsx';
import { Notice, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ZoneField } from './place-part.tsx';

/** What one meets in a newsroom whose publication has no name yet. */
export default function FirstSetup() {
  const { language: own } = useDesk();
  const words = useWords(systemWords);
  const settings = useWords(settingsWords);
  const may = useMay('manage-publication');
  const [name, setName] = useState('');
  const [language, setLanguage] = useState(own);
  const [timeZone, setTimeZone] = useState(Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Jerusalem');
  const [section, setSection] = useState(words.firstSectionValue);
  const [problem, setProblem] = useState<unknown>(null);
  const begin = async () => {
    setProblem(null);
    try {
      await callApi('/setup', { method: 'POST', json: { name, language, timeZone, section } });
      // The whole newsroom is of that language and zone.
      window.location.assign('/newsroom');
    } catch (error) {
      setProblem(error);
    }
  };
  if (!may) return <Notice>{words.setupWait}</Notice>;
  return (
    <form
      className="setup"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <PageHead title={words.setupTitle} />
      <p>{words.setupLead}</p>
      <TextField
        label={settings.fields.name}
        value={name}
        most={SETTINGS_LIMITS.name}
        required
        autoFocus
        onChange={setName}
      />
      <Choice
        label={settings.fields.language}
        value={language}
        onChange={setLanguage}
        options={SITE_LANGUAGES.map((value) => ({ value, label: settings.siteLanguages[value] }))}
      />
      <ZoneField value={timeZone} onChange={setTimeZone} />
      <TextField
        label={words.firstSection}
        value={section}
        most={SETTINGS_LIMITS.name}
        required
        onChange={setSection}
      />
      {problem !== null && <Problem error={problem} />}
      <button type="submit" className="button">
        {words.begin}
      </button>
    </form>
  );
}
