// Chats that agents have taken.
#pragma once
// Everybody comes, the first visitors ask for a chat, and the agents accept all of them. False when they did not in time.
int chats_begin(void);
