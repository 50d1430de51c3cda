// More visitors than one process may have open files.
#pragma once
// They come in waves of visitors / waves; all but the last close their page again and are online until the leave time is over.
// Answers how many stay connected: the first of `visitors`.
long visitors_come_in_waves(void);
