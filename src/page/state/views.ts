/*
 * The types of what the screens show. ui/ may not reach past state/, so state/ hands them on.
 */
export type { CellView, ColumnView, ConsoleErrorView } from '../../protocol/console.ts';
export type { Answer, QuestionView } from '../../protocol/questions.ts';
export type { InstanceView, RegionView } from '../../protocol/views/calls.ts';
export type { DiffLineView, FileChangeView, ProblemView } from '../../protocol/views/files.ts';
export type { JournalCheckView, JournalEntryView } from '../../protocol/views/journal.ts';
export type {
  ComparedView,
  FileProfileView,
  LeftView,
  LinkedView,
  LocationHandles,
  LocationView,
} from '../../protocol/views/locations.ts';
export type { ActiveKeyView, ProfileFieldsView, ProfileView } from '../../protocol/views/profiles.ts';
export type {
  KeyHolderView,
  KeyHoldersView,
  KeySurveyView,
  RotationView,
} from '../../protocol/views/rotation.ts';
export type { SamlPlanView } from '../../protocol/views/saml.ts';
export type { SearchView } from '../../protocol/views/search.ts';
export type {
  ExportableView,
  HandedOffView,
  ImportChangeView,
  ImportPlanView,
} from '../../protocol/views/transfers.ts';
export type { Preferences, RegionRules, SessionView, VaultView } from '../../protocol/views/vault.ts';
