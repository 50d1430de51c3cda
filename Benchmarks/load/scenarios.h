// The scenarios; each prints one line of JSON.
#pragma once
void play_idle(void);
void play_relay_idle(void);
void play_chats(void);
void play_relay_chats(void);
void play_saturation(void);
void play_relay_crowd(void);
void play_crowd(void);
void play_pages(void);
void play_views(void);
void play_lists(void);
void play_storm(void);
void play_soak(void);
