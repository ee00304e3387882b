import './sidebar.js';
import './chat.js';
import './drawer.js';
import { connect, on, state } from './store.js';

const connection = document.getElementById('connection');

on(['loaded', 'connection'], () => {
  connection.hidden = state.isConnected;
  connection.textContent = 'Waiting for the local Telegram…';
});

connect();
