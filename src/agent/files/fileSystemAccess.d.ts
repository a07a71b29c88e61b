/* Members of the File System Access API that only some browsers have, and TypeScript's library does not. */
interface FileSystemHandle {
  /** @see WICG File System Access, "The queryPermission() method" */
  queryPermission?(descriptor: { mode: 'read' | 'readwrite' }): Promise<PermissionState>;
}
