-- AlterTable
ALTER TABLE "Packet" ADD COLUMN     "author" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "batesPrefix" TEXT NOT NULL DEFAULT 'TL',
ADD COLUMN     "forms" TEXT NOT NULL DEFAULT 'custodian translator notice service',
ADD COLUMN     "labelScheme" TEXT NOT NULL DEFAULT 'numbers',
ADD COLUMN     "numberedAt" TIMESTAMP(3),
ADD COLUMN     "parties" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "review" TEXT NOT NULL DEFAULT 'draft',
ADD COLUMN     "sealedAt" TIMESTAMP(3),
ADD COLUMN     "sealedById" TEXT,
ADD COLUMN     "signature" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "summary" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "supersedesId" TEXT,
ADD COLUMN     "versionLabel" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Exhibit" ADD COLUMN     "author" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "basis" TEXT NOT NULL DEFAULT 'none',
ADD COLUMN     "confidentiality" TEXT NOT NULL DEFAULT 'public',
ADD COLUMN     "declaredOn" TEXT,
ADD COLUMN     "language" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "pages" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "production" TEXT NOT NULL DEFAULT 'whole',
ADD COLUMN     "recipient" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "translationOf" TEXT,
ADD COLUMN     "translator" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "withheldFor" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "Seal" (
    "packetId" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "madeBy" TEXT NOT NULL,

    CONSTRAINT "Seal_pkey" PRIMARY KEY ("packetId")
);

-- CreateTable
CREATE TABLE "PacketComment" (
    "id" TEXT NOT NULL,
    "packetId" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "targetId" TEXT NOT NULL DEFAULT '',
    "targetName" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "resolvedAt" TIMESTAMP(3),
    "resolvedById" TEXT,

    CONSTRAINT "PacketComment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PacketComment_packetId_createdAt_idx" ON "PacketComment"("packetId", "createdAt");

-- CreateIndex
CREATE INDEX "Packet_supersedesId_idx" ON "Packet"("supersedesId");

-- AddForeignKey
ALTER TABLE "Packet" ADD CONSTRAINT "Packet_sealedById_fkey" FOREIGN KEY ("sealedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Packet" ADD CONSTRAINT "Packet_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "Packet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seal" ADD CONSTRAINT "Seal_packetId_fkey" FOREIGN KEY ("packetId") REFERENCES "Packet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PacketComment" ADD CONSTRAINT "PacketComment_packetId_fkey" FOREIGN KEY ("packetId") REFERENCES "Packet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PacketComment" ADD CONSTRAINT "PacketComment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PacketComment" ADD CONSTRAINT "PacketComment_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
