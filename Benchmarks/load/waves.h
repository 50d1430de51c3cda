// More visitors than one process can have open files.
#pragma once
// They arrive in `waves` waves; all but the last close their page and stay online until the leave time is over.
// Returns how many stay connected: the first ones of `visitors`.
long visitors_come_in_waves(void);
