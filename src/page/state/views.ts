/*
 * The types of what the screens show. ui/ may not reach past state/, so state/ hands them on.
 */
export type { CellView, ColumnView, ConsoleErrorView } from '../../protocol/console.ts';
export type { Answer, QuestionView } from '../../protocol/questions.ts';
export type {
  ActiveKeyView,
  ComparedView,
  DiffLineView,
  FileChangeView,
  ExportableView,
  FileProfileView,
  HandedOffView,
  ImportChangeView,
  ImportPlanView,
  KeyHoldersView,
  KeyHolderView,
  KeySurveyView,
  InstanceView,
  LinkedView,
  JournalCheckView,
  JournalEntryView,
  LocationHandles,
  LocationView,
  Preferences,
  ProblemView,
  ProfileFieldsView,
  ProfileView,
  RegionRules,
  RegionView,
  RotationView,
  SamlPlanView,
  SearchView,
  SessionView,
  VaultView,
} from '../../protocol/views.ts';
