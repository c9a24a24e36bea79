import { parseWithoutEval } from '@uptier/shared/contracts/without-eval.ts';
import { render } from 'preact';
import { createQueries } from './api/query.ts';
import { App } from './app/app.tsx';
import { startRouter } from './app/router.ts';
import { startShortcuts } from './app/shortcuts.ts';
import { startTheme } from './app/theme.ts';

parseWithoutEval();
startTheme();
startRouter();
startShortcuts();

const root = document.getElementById('app');
if (root) render(<App queries={createQueries()} />, root);
