import { mount } from '../page/mount.tsx';
import { answer } from './fixture-api.ts';
import { openFixtureSocket } from './fixture-socket.ts';
import { sceneNamed } from './scene.ts';

/** The page on made-up orders: `/p/orders#main`, `#empty`, `#connecting`, `#silent`, `#unread`, `#first`, `#ended`. */
const scene = sceneNamed(location.hash.slice(1));
window.fetch = async (input, init) => answer(scene, String(input), init?.method ?? 'GET');
mount(openFixtureSocket(scene));
