-- DropIndex
DROP INDEX "Annotation_documentId_importedId_key";

-- CreateIndex
CREATE UNIQUE INDEX "Annotation_documentId_authorId_importedId_key" ON "Annotation"("documentId", "authorId", "importedId");
