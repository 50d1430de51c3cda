// Chats that agents have accepted.
#pragma once
// All visitors connect, the first ones request a chat, and the agents accept them. False if that took too long.
int chats_begin(void);
