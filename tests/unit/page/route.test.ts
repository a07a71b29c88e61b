import { expect, test } from 'vitest';
import { Route } from '../../../src/page/state/route.svelte.ts';

/** As much of a window as a route uses: an address, its history and "popstate". */
function windowAt(pathname: string) {
  const window = new EventTarget();
  const location = { pathname };
  const visited = [pathname];
  const history = {
    pushState: (_: unknown, __: string, path: string) => {
      visited.push(path);
      location.pathname = path;
    },
    replaceState: (_: unknown, __: string, path: string) => {
      visited.splice(-1, 1, path);
      location.pathname = path;
    },
  };
  return Object.assign(window, { history, location, visited }) as unknown as Window & { visited: string[] };
}

test.each([
  ['/instances', 'instances', '/instances'],
  ['/', 'profiles', '/profiles'],
  ['/files', 'files', '/files'],
  ['/console', 'console', '/console'],
  ['/activity', 'activity', '/activity'],
  ['/elsewhere', 'profiles', '/profiles'],
  ['/Settings', 'profiles', '/profiles'],
])('the address %s shows %s and stands as %s', (path, screen, stands) => {
  const window = windowAt(path);
  expect(new Route(window).current).toBe(screen);
  expect(window.visited).toEqual([stands]);
});

test('going to a screen adds one step back, going to the same one none', () => {
  const window = windowAt('/profiles');
  const route = new Route(window);
  route.go('settings');
  route.go('settings');
  expect(route.current).toBe('settings');
  expect(window.visited).toEqual(['/profiles', '/settings']);
});

test('the back button shows the screen before', () => {
  const window = windowAt('/profiles');
  const route = new Route(window);
  route.go('instances');
  window.location.pathname = '/profiles';
  window.dispatchEvent(new Event('popstate'));
  expect(route.current).toBe('profiles');
});
