/// One transaction: the stored data by subject. Must not leave the closure that it was given to.
public struct Transaction {
    let db: any SQLConnection

    /// - Parameter db: a connection within a read or a write of its driver.
    public init(_ db: any SQLConnection) { self.db = db }

    public var agents: AgentTable { AgentTable(db) }
    public var audit: AuditTable { AuditTable(db) }
    public var bans: BanTable { BanTable(db) }
    public var bots: BotTable { BotTable(db) }
    public var chats: ChatTable { ChatTable(db) }
    public var directory: DirectoryTable { DirectoryTable(db) }
    public var evictions: EvictionTable { EvictionTable(db) }
    public var flowRuns: FlowRunTable { FlowRunTable(db) }
    public var flows: FlowTable { FlowTable(db) }
    public var hiddenCheckLists: HiddenCheckListTable { HiddenCheckListTable(db) }
    public var invitations: InvitationTable { InvitationTable(db) }
    public var knowledge: KnowledgeTable { KnowledgeTable(db) }
    public var mail: MailTable { MailTable(db) }
    public var mailServer: MailServerTable { MailServerTable(db) }
    public var links: OneTimeLinkTable { OneTimeLinkTable(db) }
    public var messages: MessageTable { MessageTable(db) }
    public var queues: QueueTable { QueueTable(db) }
    public var repeatableRequests: RepeatableRequestTable { RepeatableRequestTable(db) }
    public var sessions: LogInSessionTable { LogInSessionTable(db) }
    public var roles: RoleTable { RoleTable(db) }
    public var skills: SkillTable { SkillTable(db) }
    public var settings: SettingTable { SettingTable(db) }
    public var sightings: WidgetSightingTable { WidgetSightingTable(db) }
    public var variables: VariableTable { VariableTable(db) }
    public var visitors: VisitorTable { VisitorTable(db) }
    public var visits: VisitTable { VisitTable(db) }
    public var widgets: WidgetTable { WidgetTable(db) }
}
