extension Migration {
    /// Agents, websites, visitors, chats, flows, bots, bans.
    static let first = Migration(
        number: 1,
        name: "first",
        sql: """
            CREATE TABLE agent (
                id TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, email TEXT NOT NULL UNIQUE,
                password TEXT NOT NULL, role TEXT NOT NULL, chat_limit INTEGER NOT NULL CHECK (chat_limit > 0),
                availability TEXT NOT NULL, last_given INTEGER
            );
            CREATE TABLE session (
                fingerprint TEXT PRIMARY KEY, agent TEXT NOT NULL REFERENCES agent ON DELETE CASCADE,
                created INTEGER NOT NULL, seen INTEGER NOT NULL
            );
            CREATE TABLE queue (
                id TEXT PRIMARY KEY, name TEXT NOT NULL, distribution TEXT NOT NULL, backup TEXT REFERENCES queue
            );
            CREATE TABLE queue_agent (
                queue TEXT NOT NULL REFERENCES queue ON DELETE CASCADE,
                agent TEXT NOT NULL REFERENCES agent ON DELETE CASCADE,
                PRIMARY KEY (queue, agent)
            );
            CREATE TABLE flow (id TEXT PRIMARY KEY, name TEXT NOT NULL, published INTEGER NOT NULL);
            CREATE TABLE flow_version (
                flow TEXT NOT NULL REFERENCES flow ON DELETE CASCADE, version INTEGER NOT NULL, definition TEXT NOT NULL,
                PRIMARY KEY (flow, version)
            );
            CREATE TABLE bot (id TEXT PRIMARY KEY, name TEXT NOT NULL);
            CREATE TABLE knowledge (
                id TEXT PRIMARY KEY, bot TEXT NOT NULL REFERENCES bot ON DELETE CASCADE,
                question TEXT NOT NULL, answer TEXT NOT NULL, words INTEGER NOT NULL
            );
            CREATE INDEX knowledge_bot ON knowledge (bot);
            CREATE TABLE knowledge_word (
                bot TEXT NOT NULL REFERENCES bot ON DELETE CASCADE, word TEXT NOT NULL,
                entry TEXT NOT NULL REFERENCES knowledge ON DELETE CASCADE,
                in_question INTEGER NOT NULL, in_answer INTEGER NOT NULL,
                PRIMARY KEY (bot, word, entry)
            ) WITHOUT ROWID;
            CREATE INDEX knowledge_word_entry ON knowledge_word (entry);
            CREATE TABLE widget (
                id TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, subtitle TEXT NOT NULL,
                greeting TEXT NOT NULL, accent TEXT NOT NULL, side TEXT NOT NULL, offset_x INTEGER NOT NULL,
                offset_y INTEGER NOT NULL, flow TEXT REFERENCES flow, bot TEXT REFERENCES bot,
                queue TEXT NOT NULL REFERENCES queue, domains TEXT NOT NULL, typing_preview INTEGER NOT NULL,
                consent INTEGER NOT NULL, CHECK (flow IS NULL OR bot IS NULL)
            );
            CREATE TABLE visitor (
                id TEXT PRIMARY KEY, widget TEXT NOT NULL, name TEXT, email TEXT, phone TEXT,
                claimed INTEGER NOT NULL DEFAULT 1,
                first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL, visits INTEGER NOT NULL DEFAULT 1,
                chats INTEGER NOT NULL DEFAULT 0,
                rest TEXT NOT NULL DEFAULT 'inSite'
                    CHECK (rest IN ('inSite', 'refusedByAgent', 'refusedByVisitor', 'end', 'banned')),
                since INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 0,
                captured_by TEXT REFERENCES agent, captured_at INTEGER, captured_reason TEXT
            );
            CREATE INDEX visitor_captured ON visitor (captured_at) WHERE captured_at IS NOT NULL;
            CREATE INDEX visitor_last_seen ON visitor (last_seen);
            CREATE TABLE variable (
                visitor TEXT NOT NULL REFERENCES visitor ON DELETE CASCADE, name TEXT NOT NULL, value TEXT NOT NULL,
                PRIMARY KEY (visitor, name)
            ) WITHOUT ROWID;
            CREATE TABLE invitation (
                id TEXT PRIMARY KEY, visitor TEXT NOT NULL UNIQUE REFERENCES visitor ON DELETE CASCADE,
                agent TEXT NOT NULL REFERENCES agent, text TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL,
                before TEXT NOT NULL
            );
            CREATE INDEX invitation_until ON invitation (until);
            CREATE TABLE visit (
                visitor TEXT NOT NULL REFERENCES visitor ON DELETE CASCADE, arrived INTEGER NOT NULL,
                ended INTEGER NOT NULL, widget TEXT NOT NULL, address TEXT NOT NULL, user_agent TEXT NOT NULL,
                referrer TEXT NOT NULL, pages INTEGER NOT NULL, trail TEXT NOT NULL,
                PRIMARY KEY (visitor, arrived)
            ) WITHOUT ROWID;
            CREATE INDEX visit_ended ON visit (ended);
            CREATE INDEX visit_address ON visit (address, ended);
            CREATE TABLE chat (
                id TEXT PRIMARY KEY, visitor TEXT NOT NULL REFERENCES visitor ON DELETE CASCADE, widget TEXT NOT NULL,
                speaker_kind TEXT NOT NULL CHECK (speaker_kind IN ('queue', 'agent', 'flow', 'bot')),
                speaker TEXT NOT NULL, queue TEXT, speaking_right INTEGER NOT NULL DEFAULT 1,
                version INTEGER NOT NULL DEFAULT 1, started_at INTEGER NOT NULL, waiting_since INTEGER,
                ended_at INTEGER, end_reason TEXT, last INTEGER NOT NULL DEFAULT 0, last_at INTEGER NOT NULL,
                visitor_delivered INTEGER NOT NULL DEFAULT 0, visitor_read INTEGER NOT NULL DEFAULT 0,
                agent_delivered INTEGER NOT NULL DEFAULT 0, agent_read INTEGER NOT NULL DEFAULT 0,
                left_at INTEGER,
                CHECK ((ended_at IS NULL) = (end_reason IS NULL))
            );
            CREATE UNIQUE INDEX chat_one_open ON chat (visitor) WHERE ended_at IS NULL;
            CREATE INDEX chat_open ON chat (speaker_kind, speaker) WHERE ended_at IS NULL;
            CREATE INDEX chat_visitor ON chat (visitor, started_at);
            CREATE INDEX chat_ended ON chat (speaker_kind, speaker, ended_at) WHERE ended_at IS NOT NULL;
            CREATE TABLE message (
                chat TEXT NOT NULL REFERENCES chat ON DELETE CASCADE, sequence INTEGER NOT NULL, draft TEXT NOT NULL,
                author TEXT NOT NULL CHECK (author IN ('visitor', 'agent', 'flow', 'bot', 'system')),
                agent TEXT, event TEXT, text TEXT NOT NULL, at INTEGER NOT NULL, note INTEGER NOT NULL DEFAULT 0,
                choices TEXT NOT NULL DEFAULT '', sources TEXT NOT NULL DEFAULT '',
                PRIMARY KEY (chat, sequence)
            ) WITHOUT ROWID;
            CREATE UNIQUE INDEX message_draft ON message (chat, draft) WHERE draft <> '';
            CREATE TABLE flow_run (
                chat TEXT PRIMARY KEY REFERENCES chat ON DELETE CASCADE, flow TEXT NOT NULL, version INTEGER NOT NULL,
                node TEXT NOT NULL, phase TEXT NOT NULL, attempts INTEGER NOT NULL, wake_at INTEGER
            );
            CREATE INDEX flow_run_wake ON flow_run (wake_at) WHERE wake_at IS NOT NULL;
            CREATE TABLE flow_field (
                chat TEXT NOT NULL REFERENCES chat ON DELETE CASCADE, name TEXT NOT NULL, value TEXT NOT NULL,
                PRIMARY KEY (chat, name)
            ) WITHOUT ROWID;
            CREATE TABLE bot_run (
                chat TEXT PRIMARY KEY REFERENCES chat ON DELETE CASCADE, bot TEXT NOT NULL, misses INTEGER NOT NULL
            );
            CREATE TABLE ban (
                id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('visitor', 'address')),
                visitor TEXT, range_start TEXT, range_end TEXT, comment TEXT NOT NULL, agent TEXT NOT NULL,
                at INTEGER NOT NULL, expires INTEGER, hits INTEGER NOT NULL DEFAULT 0, last_hit INTEGER,
                CHECK ((kind = 'visitor') = (visitor IS NOT NULL)),
                CHECK ((kind = 'address') = (range_start IS NOT NULL AND range_end IS NOT NULL))
            );
            CREATE UNIQUE INDEX ban_visitor ON ban (visitor) WHERE visitor IS NOT NULL;
            CREATE UNIQUE INDEX ban_range ON ban (range_start, range_end) WHERE range_start IS NOT NULL;
            CREATE TABLE audit (
                id INTEGER PRIMARY KEY, at INTEGER NOT NULL, agent TEXT, action TEXT NOT NULL, subject TEXT NOT NULL,
                detail TEXT NOT NULL
            );
            CREATE INDEX audit_at ON audit (at);
            """
    )
}
